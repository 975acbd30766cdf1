/** A width and height in grid units. */
export interface GridSize {
  readonly w: number;
  readonly h: number;
}

export interface WidgetSize {
  /** Default 4×3. */
  readonly default: GridSize;
  /** Default 2×2. */
  readonly min?: GridSize;
  /** Default 12×8. */
  readonly max?: GridSize;
  readonly autoHeight?: boolean;
}

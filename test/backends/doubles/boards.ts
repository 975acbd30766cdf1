import { router, type Backend } from './backend.js';

interface Tile {
  readonly id: number;
  readonly board: string;
  caption: string;
}

/** The backend of the dialect that docs/backends.md writes. */
export class BoardsBackend implements Backend {
  readonly boards = new Map([['1', { id: 1, title: 'First' }]]);
  readonly tiles = new Map<number, Tile>();
  #lastId = 0;
  readonly #routes = router(
    {
      'GET /boards': () => Response.json([...this.boards.values()]),
      'GET /boards/:id': ({ parts: [id = ''] }) => {
        const board = this.boards.get(id);
        const tiles = [...this.tiles.values()].filter((tile) => tile.board === id);
        return board ? Response.json({ ...board, tiles }) : missing();
      },
      'PATCH /boards/:id': ({ parts: [id = ''], body }) => {
        const board = { ...this.boards.get(id)!, ...(body as object) };
        this.boards.set(id, board);
        return Response.json(board);
      },
      'POST /boards/:id/tiles': ({ parts: [board = ''], body }) => {
        const tile: Tile = { ...trimmed(body), id: ++this.#lastId, board };
        this.tiles.set(tile.id, tile);
        return Response.json(tile, { status: 201 });
      },
      'PATCH /tiles/:id': ({ parts: [id], body }) => {
        const tile = this.tiles.get(Number(id));
        if (!tile) {
          return missing();
        }
        this.tiles.set(tile.id, { ...tile, ...trimmed(body) });
        return Response.json({ ok: true });
      },
      'DELETE /tiles/:id': ({ parts: [id] }) =>
        this.tiles.delete(Number(id)) ? new Response(null, { status: 204 }) : missing(),
    },
    missing,
  );

  handle(request: Request): Response | Promise<Response> {
    return this.#routes.handle(request);
  }
}

function trimmed(body: unknown): Tile {
  const tile = body as Tile;
  return { ...tile, ...(tile.caption !== undefined && { caption: tile.caption.trim() }) };
}

function missing(): Response {
  return Response.json({ message: 'Not there' }, { status: 404 });
}

import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { momentText } from '../shared/lists/entries.js';
import { humanize } from '../shared/format/format.js';
import { happeningView, listView } from '../shared/lists/list-view.js';
import { ListWidget } from '../shared/lists/list-widget.js';
import { listStyles, toneStyles } from '../shared/lists/list.styles.js';
import { strings } from '../shared/strings.js';
import { baseStyles } from '../shared/styles.js';
import { ofTypes, parseActivities, type Activity } from './activities.js';
import { styles } from './activity-timeline.styles.js';
import validate from './config-validator.generated.js';

interface ActivityTimelineConfig {
  readonly limit?: number;
  readonly types?: readonly string[];
}

const DEFAULTS = defaultConfigs['activity-timeline'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** A list of recent activities, the newest first. */
export default class ActivityTimeline extends ListWidget<readonly Activity[]> {
  static override styles = [baseStyles, toneStyles, listStyles, styles];

  protected override readonly defaults = DEFAULTS;
  protected override readonly defaultSource = 'activity-timeline';

  protected override get emptyText(): string {
    return strings.noActivities;
  }

  protected override parse(answer: JsonValue): readonly Activity[] | undefined {
    const { limit = DEFAULTS.limit, types = [] } = this.settings as ActivityTimelineConfig;
    const activities = ofTypes(parseActivities(answer, this.context.timeZone), types).slice(
      0,
      limit,
    );
    return activities.length > 0 ? activities : undefined;
  }

  protected override showsTimes(activities: readonly Activity[]): boolean {
    return activities.some(({ created }) => created.time !== undefined);
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const label = this.context.title || strings.activities;
    return listView(label, this.data, (activity) => this.#renderActivity(activity));
  }

  #renderActivity(activity: Activity): TemplateResult {
    const { severity, tone, isRead } = activity;
    const state = isRead === undefined ? '' : isRead ? 'read' : 'unread';
    const meaning = severity === '' ? '' : humanize(severity);
    return html`<li class=${state} part="activity">
      <span class="dot ${tone}" title=${meaning || nothing}></span>
      ${happeningView(
        activity,
        html`<span class="visually-hidden">${meaning}</span>`,
        isRead === false ? html`<span class="mark">${strings.unread}</span>` : nothing,
        this.context,
      )}
    </li>`;
  }

  exportData(): WidgetTable | undefined {
    return (
      this.data && {
        columns: ['id', 'type', 'title', 'description', 'severity', 'createdAt', 'isRead', 'url'],
        rows: this.data.map((activity) => [
          activity.id,
          activity.type,
          activity.title,
          activity.description,
          activity.severity,
          momentText(activity.created),
          activity.isRead ?? null,
          activity.url,
        ]),
      }
    );
  }
}

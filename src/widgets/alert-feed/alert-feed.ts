import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { Announcer } from '../shared/lists/announcer.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { momentText } from '../shared/lists/entries.js';
import { humanize, numberFormat } from '../shared/format/format.js';
import { happeningView, listView } from '../shared/lists/list-view.js';
import { ListWidget } from '../shared/lists/list-widget.js';
import { listStyles, toneStyles } from '../shared/lists/list.styles.js';
import { strings } from '../shared/strings.js';
import { baseStyles } from '../shared/styles.js';
import { toneIcon } from '../shared/tiles/tone-icon.js';
import { styles } from './alert-feed.styles.js';
import { filterAlerts, newAlerts, parseAlerts, sortAlerts, type Alert } from './alerts.js';
import validate from './config-validator.generated.js';

interface AlertFeedConfig {
  readonly severityFilter?: string;
  readonly maxItems?: number;
  readonly order?: 'severity' | 'newest';
}

const DEFAULTS = defaultConfigs['alert-feed'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** A live list of alerts, the most severe first. */
export default class AlertFeed extends ListWidget<readonly Alert[]> {
  static override styles = [baseStyles, toneStyles, listStyles, styles];

  protected override readonly defaults = DEFAULTS;
  protected override readonly defaultSource = 'alert-feed';

  readonly #announcer = new Announcer<Alert>(this, (news) => this.#announce(news));
  /** The alerts of the last answer; undefined before the first one, whose alerts are not new. */
  #known: readonly Alert[] | undefined;
  #fresh: ReadonlySet<string> = new Set();

  protected override get emptyText(): string {
    return strings.noAlerts;
  }

  protected override parse(answer: JsonValue): readonly Alert[] | undefined {
    const { severityFilter = '', maxItems, order = 'severity' } = this.settings as AlertFeedConfig;
    const wanted = filterAlerts(parseAlerts(answer, this.context.timeZone), severityFilter);
    const alerts = sortAlerts(wanted, order).slice(0, maxItems ?? DEFAULTS.maxItems);
    const news = this.#known ? newAlerts(alerts, this.#known) : [];
    this.#known = alerts;
    this.#fresh = new Set(news.map(({ id }) => id));
    this.#announcer.announce(news);
    return alerts.length > 0 ? alerts : undefined;
  }

  protected override showsTimes(alerts: readonly Alert[]): boolean {
    return alerts.some(({ created }) => created.time !== undefined);
  }

  override willUpdate(changed: PropertyValues): void {
    // Alerts that another filter brings up are not new, either.
    if (changed.has('config') && this.hasUpdated) {
      this.#known = undefined;
    }
    super.willUpdate(changed);
  }

  #announce(news: readonly Alert[]): string {
    const [worst] = sortAlerts(news, 'severity');
    if (!worst) {
      return '';
    }
    const { severity, title } = worst;
    return news.length === 1
      ? strings.newAlert(severity, title)
      : strings.newAlerts(numberFormat(this.context.locale).format(news.length), severity, title);
  }

  override render(): unknown {
    const label = this.context.title || strings.alerts;
    return html`
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
      ${this.data ? listView(label, this.data, (alert) => this.#renderAlert(alert)) : nothing}
    `;
  }

  #renderAlert(alert: Alert): TemplateResult {
    const { id, severity, tone } = alert;
    const fresh = this.#fresh.has(id) ? 'fresh' : '';
    return html`<li class="${tone} ${fresh}" part="alert">
      ${toneIcon(tone)}
      ${happeningView(
        alert,
        nothing,
        html`<span class="severity"><bdi>${humanize(severity)}</bdi></span>`,
        this.context,
      )}
    </li>`;
  }

  exportData(): WidgetTable | undefined {
    return (
      this.data && {
        columns: ['id', 'title', 'severity', 'description', 'createdAt', 'url'],
        rows: this.data.map(({ id, title, severity, description, created, url }) => [
          id,
          title,
          severity,
          description,
          momentText(created),
          url,
        ]),
      }
    );
  }
}

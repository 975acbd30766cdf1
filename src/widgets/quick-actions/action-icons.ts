import bell from 'lucide/dist/esm/icons/bell.mjs';
import bot from 'lucide/dist/esm/icons/bot.mjs';
import calendar from 'lucide/dist/esm/icons/calendar.mjs';
import form from 'lucide/dist/esm/icons/clipboard-list.mjs';
import database from 'lucide/dist/esm/icons/database.mjs';
import download from 'lucide/dist/esm/icons/download.mjs';
import link from 'lucide/dist/esm/icons/external-link.mjs';
import file from 'lucide/dist/esm/icons/file-text.mjs';
import mail from 'lucide/dist/esm/icons/mail.mjs';
import message from 'lucide/dist/esm/icons/message-square.mjs';
import play from 'lucide/dist/esm/icons/play.mjs';
import plus from 'lucide/dist/esm/icons/plus.mjs';
import power from 'lucide/dist/esm/icons/power.mjs';
import refresh from 'lucide/dist/esm/icons/refresh-cw.mjs';
import rocket from 'lucide/dist/esm/icons/rocket.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import send from 'lucide/dist/esm/icons/send.mjs';
import settings from 'lucide/dist/esm/icons/settings.mjs';
import shield from 'lucide/dist/esm/icons/shield.mjs';
import trash from 'lucide/dist/esm/icons/trash.mjs';
import upload from 'lucide/dist/esm/icons/upload.mjs';
import user from 'lucide/dist/esm/icons/user.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import api from 'lucide/dist/esm/icons/zap.mjs';
import type { ActionType } from './actions.js';

type IconNode = typeof api;

/** The names that an action's `icon` may have. */
const ICONS: Readonly<Record<string, IconNode>> = {
  bell,
  bot,
  calendar,
  database,
  download,
  file,
  form,
  link,
  mail,
  message,
  play,
  plus,
  power,
  refresh,
  rocket,
  search,
  send,
  settings,
  shield,
  trash,
  upload,
  user,
  users,
  zap: api,
};

const BY_TYPE: Readonly<Record<ActionType, IconNode>> = { link, api, form };

const SVG = 'http://www.w3.org/2000/svg';

/** The sign of an action: its own where that is known, else that of its kind. Decorative. */
export function actionIcon(name: string, type: ActionType): SVGSVGElement {
  const node = Object.hasOwn(ICONS, name) ? ICONS[name]! : BY_TYPE[type];
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const [tag, attributes] of node) {
    const shape = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    svg.append(shape);
  }
  return svg;
}

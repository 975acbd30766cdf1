import bell from 'lucide/dist/esm/icons/bell.mjs';
import bot from 'lucide/dist/esm/icons/bot.mjs';
import calendar from 'lucide/dist/esm/icons/calendar.mjs';
import check from 'lucide/dist/esm/icons/check.mjs';
import copy from 'lucide/dist/esm/icons/copy.mjs';
import database from 'lucide/dist/esm/icons/database.mjs';
import download from 'lucide/dist/esm/icons/download.mjs';
import edit from 'lucide/dist/esm/icons/pencil.mjs';
import file from 'lucide/dist/esm/icons/file-text.mjs';
import form from 'lucide/dist/esm/icons/clipboard-list.mjs';
import link from 'lucide/dist/esm/icons/external-link.mjs';
import mail from 'lucide/dist/esm/icons/mail.mjs';
import message from 'lucide/dist/esm/icons/message-square.mjs';
import pause from 'lucide/dist/esm/icons/pause.mjs';
import play from 'lucide/dist/esm/icons/play.mjs';
import plus from 'lucide/dist/esm/icons/plus.mjs';
import power from 'lucide/dist/esm/icons/power.mjs';
import refresh from 'lucide/dist/esm/icons/refresh-cw.mjs';
import rocket from 'lucide/dist/esm/icons/rocket.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import send from 'lucide/dist/esm/icons/send.mjs';
import settings from 'lucide/dist/esm/icons/settings.mjs';
import shield from 'lucide/dist/esm/icons/shield.mjs';
import stop from 'lucide/dist/esm/icons/circle-stop.mjs';
import trash from 'lucide/dist/esm/icons/trash.mjs';
import upload from 'lucide/dist/esm/icons/upload.mjs';
import user from 'lucide/dist/esm/icons/user.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import view from 'lucide/dist/esm/icons/eye.mjs';
import zap from 'lucide/dist/esm/icons/zap.mjs';
import type { IconNode } from './icon.js';

const ICONS = {
  bell,
  bot,
  calendar,
  check,
  copy,
  database,
  delete: trash,
  download,
  edit,
  file,
  form,
  link,
  mail,
  message,
  pause,
  pencil: edit,
  play,
  plus,
  power,
  refresh,
  restart: refresh,
  rocket,
  search,
  send,
  settings,
  shield,
  start: play,
  stop,
  trash,
  upload,
  user,
  users,
  view,
  zap,
} satisfies Readonly<Record<string, IconNode>>;

/**
 * Finds the icon of a name from a backend, such as that of an action; otherwise the second name's.
 */
export function namedIcon(name: string | undefined, otherwise: keyof typeof ICONS): IconNode {
  return ICONS[
    name !== undefined && Object.hasOwn(ICONS, name) ? (name as keyof typeof ICONS) : otherwise
  ];
}

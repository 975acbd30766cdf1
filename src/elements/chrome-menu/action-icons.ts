import bell from 'lucide/dist/esm/icons/bell.mjs';
import check from 'lucide/dist/esm/icons/check.mjs';
import copy from 'lucide/dist/esm/icons/copy.mjs';
import download from 'lucide/dist/esm/icons/download.mjs';
import edit from 'lucide/dist/esm/icons/pencil.mjs';
import link from 'lucide/dist/esm/icons/external-link.mjs';
import pause from 'lucide/dist/esm/icons/pause.mjs';
import play from 'lucide/dist/esm/icons/play.mjs';
import power from 'lucide/dist/esm/icons/power.mjs';
import refresh from 'lucide/dist/esm/icons/refresh-cw.mjs';
import send from 'lucide/dist/esm/icons/send.mjs';
import stop from 'lucide/dist/esm/icons/circle-stop.mjs';
import trash from 'lucide/dist/esm/icons/trash.mjs';
import view from 'lucide/dist/esm/icons/eye.mjs';
import zap from 'lucide/dist/esm/icons/zap.mjs';
import type { IconNode } from '../shared/icon.js';

/** The names of icons that a backend may give its actions. */
const ICONS: Readonly<Record<string, IconNode>> = {
  bell,
  check,
  copy,
  delete: trash,
  download,
  edit,
  link,
  pause,
  pencil: edit,
  play,
  power,
  refresh,
  restart: refresh,
  send,
  start: play,
  stop,
  trash,
  view,
  zap,
};

/** The sign of an action; a name that is not known has a common one. */
export const actionIcon = (name = ''): IconNode =>
  Object.hasOwn(ICONS, name) ? ICONS[name]! : zap;

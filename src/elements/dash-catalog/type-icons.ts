import activity from 'lucide/dist/esm/icons/activity.mjs';
import bell from 'lucide/dist/esm/icons/bell.mjs';
import bot from 'lucide/dist/esm/icons/bot.mjs';
import box from 'lucide/dist/esm/icons/box.mjs';
import bug from 'lucide/dist/esm/icons/bug.mjs';
import building from 'lucide/dist/esm/icons/building.mjs';
import calendar from 'lucide/dist/esm/icons/calendar.mjs';
import camera from 'lucide/dist/esm/icons/camera.mjs';
import chartArea from 'lucide/dist/esm/icons/chart-area.mjs';
import chartCandlestick from 'lucide/dist/esm/icons/chart-candlestick.mjs';
import chartColumn from 'lucide/dist/esm/icons/chart-column.mjs';
import chartLine from 'lucide/dist/esm/icons/chart-line.mjs';
import chartPie from 'lucide/dist/esm/icons/chart-pie.mjs';
import check from 'lucide/dist/esm/icons/check.mjs';
import circleGauge from 'lucide/dist/esm/icons/circle-gauge.mjs';
import clock from 'lucide/dist/esm/icons/clock.mjs';
import cloud from 'lucide/dist/esm/icons/cloud.mjs';
import code from 'lucide/dist/esm/icons/code.mjs';
import creditCard from 'lucide/dist/esm/icons/credit-card.mjs';
import database from 'lucide/dist/esm/icons/database.mjs';
import dollarSign from 'lucide/dist/esm/icons/dollar-sign.mjs';
import donut from 'lucide/dist/esm/icons/donut.mjs';
import droplet from 'lucide/dist/esm/icons/droplet.mjs';
import factory from 'lucide/dist/esm/icons/factory.mjs';
import fileText from 'lucide/dist/esm/icons/file-text.mjs';
import flag from 'lucide/dist/esm/icons/flag.mjs';
import gauge from 'lucide/dist/esm/icons/gauge.mjs';
import globe from 'lucide/dist/esm/icons/globe.mjs';
import heartPulse from 'lucide/dist/esm/icons/heart-pulse.mjs';
import image from 'lucide/dist/esm/icons/image.mjs';
import layers from 'lucide/dist/esm/icons/layers.mjs';
import linkIcon from 'lucide/dist/esm/icons/link.mjs';
import list from 'lucide/dist/esm/icons/list.mjs';
import mail from 'lucide/dist/esm/icons/mail.mjs';
import mapIcon from 'lucide/dist/esm/icons/map.mjs';
import mapPin from 'lucide/dist/esm/icons/map-pin.mjs';
import messageSquare from 'lucide/dist/esm/icons/message-square.mjs';
import palette from 'lucide/dist/esm/icons/palette.mjs';
import plane from 'lucide/dist/esm/icons/plane.mjs';
import play from 'lucide/dist/esm/icons/play.mjs';
import puzzle from 'lucide/dist/esm/icons/puzzle.mjs';
import rocket from 'lucide/dist/esm/icons/rocket.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import server from 'lucide/dist/esm/icons/server.mjs';
import settings from 'lucide/dist/esm/icons/settings.mjs';
import sheet from 'lucide/dist/esm/icons/sheet.mjs';
import shield from 'lucide/dist/esm/icons/shield.mjs';
import shoppingCart from 'lucide/dist/esm/icons/shopping-cart.mjs';
import slidersHorizontal from 'lucide/dist/esm/icons/sliders-horizontal.mjs';
import star from 'lucide/dist/esm/icons/star.mjs';
import stickyNote from 'lucide/dist/esm/icons/sticky-note.mjs';
import sun from 'lucide/dist/esm/icons/sun.mjs';
import table from 'lucide/dist/esm/icons/table.mjs';
import tag from 'lucide/dist/esm/icons/tag.mjs';
import target from 'lucide/dist/esm/icons/target.mjs';
import thermometer from 'lucide/dist/esm/icons/thermometer.mjs';
import timer from 'lucide/dist/esm/icons/timer.mjs';
import trendingUp from 'lucide/dist/esm/icons/trending-up.mjs';
import truck from 'lucide/dist/esm/icons/truck.mjs';
import letters from 'lucide/dist/esm/icons/type.mjs';
import user from 'lucide/dist/esm/icons/user.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import wallet from 'lucide/dist/esm/icons/wallet.mjs';
import zap from 'lucide/dist/esm/icons/zap.mjs';
import { own } from '../../model/record.js';
import type { IconName } from '../../registry/manifest/icon-names.js';
import type { WidgetCategory, WidgetManifest } from '../../registry/types/index.js';
import type { IconNode } from '../../icons/icon.js';

/** The icons by the names that manifests may use. */
const ICONS: Readonly<Record<IconName, IconNode>> = {
  activity,
  bell,
  bot,
  box,
  bug,
  building,
  calendar,
  camera,
  'chart-area': chartArea,
  'chart-candlestick': chartCandlestick,
  'chart-column': chartColumn,
  'chart-line': chartLine,
  'chart-pie': chartPie,
  check,
  'circle-gauge': circleGauge,
  clock,
  cloud,
  code,
  'credit-card': creditCard,
  database,
  'dollar-sign': dollarSign,
  donut,
  droplet,
  factory,
  'file-text': fileText,
  flag,
  gauge,
  globe,
  'heart-pulse': heartPulse,
  image,
  layers,
  link: linkIcon,
  list,
  mail,
  map: mapIcon,
  'map-pin': mapPin,
  'message-square': messageSquare,
  palette,
  plane,
  play,
  puzzle,
  rocket,
  search,
  server,
  settings,
  sheet,
  shield,
  'shopping-cart': shoppingCart,
  'sliders-horizontal': slidersHorizontal,
  star,
  'sticky-note': stickyNote,
  sun,
  table,
  tag,
  target,
  thermometer,
  timer,
  'trending-up': trendingUp,
  truck,
  type: letters,
  user,
  users,
  video,
  wallet,
  zap,
  action: zap,
  bars: chartColumn,
  count: layers,
  dial: circleGauge,
  health: heartPulse,
  line: chartLine,
  note: stickyNote,
  pie: chartPie,
  trend: trendingUp,
};

const CATEGORY_ICONS: Readonly<Record<WidgetCategory, IconNode>> = {
  stats: gauge,
  chart: chartLine,
  list,
  action: zap,
  info: stickyNote,
  custom: puzzle,
};

/** Returns the icon of a type: its own if that is known, else that of its category. */
export function iconOf({ icon, category }: Pick<WidgetManifest, 'icon' | 'category'>): IconNode {
  return own<IconNode>(ICONS, icon) ?? CATEGORY_ICONS[category];
}

import type { JsonObject } from 'dash-grid/model';
import { hoursAgo, minutesAgo } from './series.js';
import type { Story } from './story.js';

const DEVICES = [
  ['Gateway Hamburg 1', 'online', 21.4, 2],
  ['Gateway Hamburg 2', 'online', 22.0, 3],
  ['Cold store Leipzig', 'warning', -14.1, 4],
  ['Cold store Munich', 'online', -18.6, 1],
  ['Roof sensor Cologne', 'offline', 8.3, 1440],
  ['Loading dock Bremen', 'online', 12.9, 6],
  ['Server room Berlin', 'online', 24.7, 1],
  ['Greenhouse Potsdam', 'online', 27.2, 5],
  ['Boiler Dresden', 'error', 88.9, 12],
  ['Warehouse Kassel', 'online', 16.4, 7],
  ['Office Stuttgart', 'online', 21.9, 2],
  ['Pump Rostock', 'offline', 4.2, 320],
] as const;

const ROWS = DEVICES.map(([device, status, temperature, minutes]) => ({
  device,
  status,
  temperature,
  last_seen: minutesAgo(minutes),
}));

const ACTIVITIES: readonly JsonObject[] = [
  {
    id: 'a1',
    type: 'deployment',
    title: 'Release 4.12 is live',
    description: 'All regions, no errors in the first ten minutes.',
    severity: 'success',
    createdAt: minutesAgo(4),
    isRead: false,
    url: '#activity-timeline',
  },
  {
    id: 'a2',
    type: 'dashboard',
    title: 'Fleet overview shared',
    description: 'Maria Lindqvist shared it with Operations.',
    severity: 'info',
    createdAt: minutesAgo(38),
    isRead: false,
  },
  {
    id: 'a3',
    type: 'incident',
    title: 'Queue above its threshold',
    description: 'Import workers were behind for 12 minutes.',
    severity: 'warning',
    createdAt: hoursAgo(3),
    isRead: true,
  },
  {
    id: 'a4',
    type: 'incident',
    title: 'Backup failed',
    description: 'Retried by hand at 06:10.',
    severity: 'error',
    createdAt: hoursAgo(9),
    isRead: true,
  },
  {
    id: 'a5',
    type: 'user',
    description: 'Jonas Weber joined the organization.',
    createdAt: hoursAgo(30),
    isRead: true,
  },
];

/** The types that show lists. */
export const listStories: readonly Story[] = [
  {
    type: 'table',
    title: 'Devices',
    config: { sortBy: 'last_seen' },
    empty: [],
    answers: {
      rows: { label: '[{…}]', data: ROWS },
      columns: {
        label: '{rows, columns, total}',
        data: {
          columns: [
            { key: 'device', label: 'Device', type: 'text' },
            { key: 'temperature', label: 'Temperature, °C', type: 'number', align: 'end' },
            { key: 'status', label: 'Status', type: 'status' },
            { key: 'last_seen', label: 'Last seen', type: 'date' },
          ],
          rows: ROWS,
          total: 214,
        },
        config: { limit: 5 },
      },
    },
  },
  {
    type: 'alert-feed',
    title: 'Alerts',
    empty: [],
    answers: {
      list: {
        label: '[{id, title, severity, …}]',
        data: [
          {
            id: '1',
            title: 'Boiler Dresden above 85 °C',
            severity: 'critical',
            description: 'For 12 minutes. The night shift is informed.',
            createdAt: minutesAgo(12),
            url: '#alert-feed',
          },
          {
            id: '2',
            title: 'Cold store Leipzig warms up',
            severity: 'warning',
            description: 'From −18 to −14 °C since 03:20.',
            createdAt: minutesAgo(47),
          },
          {
            id: '3',
            title: 'Two sensors offline',
            severity: 'error',
            createdAt: hoursAgo(5),
          },
          {
            id: '4',
            title: 'Firmware 2.8 available',
            severity: 'info',
            description: 'For 31 gateways.',
            createdAt: hoursAgo(26),
          },
          ...['Hamburg', 'Bremen', 'Kassel', 'Potsdam', 'Rostock'].map((site, index) => ({
            id: `door-${index}`,
            title: `Door of ${site} open for ${20 + 5 * index} minutes`,
            severity: index % 2 === 0 ? 'info' : 'warning',
            createdAt: hoursAgo(30 + 7 * index),
          })),
        ],
      },
    },
  },
  {
    type: 'activity-timeline',
    title: 'Activity',
    empty: [],
    answers: {
      list: { label: '[{id, type, description, …}]', data: ACTIVITIES },
      activities: { label: '{activities}', data: { activities: ACTIVITIES.slice(1) } },
    },
  },
  {
    type: 'recent-items',
    title: 'Recent assistants',
    empty: [],
    answers: {
      list: {
        label: '[{id, name, status, url}]',
        data: [
          {
            id: 'r1',
            name: 'Order status',
            status: 'active',
            meta: '2 min ago',
            url: '#recent-items',
          },
          { id: 'r2', name: 'Returns', status: 'active', meta: '1 h ago', url: '#recent-items' },
          {
            id: 'r3',
            name: 'Invoices',
            status: 'warning',
            meta: 'yesterday',
            url: '#recent-items',
          },
          {
            id: 'r4',
            name: 'Old newsletter',
            status: 'inactive',
            meta: 'in May',
            url: '#recent-items',
          },
        ],
      },
      bots: {
        label: '{bots}',
        data: {
          bots: [
            { id: 'b1', name: 'Support', isConnected: true, messageCount: 18240 },
            { id: 'b2', name: 'Sales', isConnected: true, messageCount: 932 },
            { id: 'b3', name: 'Intern tests', isConnected: false, messageCount: 1 },
          ],
        },
      },
    },
  },
];

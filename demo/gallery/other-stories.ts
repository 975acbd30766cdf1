import type { Story } from './story.js';

const WELCOME = `# On call this week

| Team | Day | Night |
|---|---|---|
| **Platform** | Maria | Jonas |
| **Network** | Ahmed | Li Wei |

1. Look at the *alerts* first.
2. Write what you do into the [log](#note).
3. \`restart import\` only after a call.
`;

/** The remaining types. */
export const otherStories: readonly Story[] = [
  {
    type: 'quick-actions',
    title: 'Quick actions',
    empty: [],
    answers: {
      list: {
        label: '[{id, name, actionType, …}]',
        data: [
          {
            id: 'docs',
            name: 'Handbook',
            description: 'What to do when',
            icon: 'file',
            actionType: 'link',
            targetUrl: 'guide.html',
            sortOrder: 1,
          },
          {
            id: 'refresh',
            name: 'Refresh caches',
            description: 'Takes a moment',
            icon: 'refresh',
            actionType: 'api',
            color: 'green',
            sortOrder: 2,
          },
          {
            id: 'ticket',
            name: 'New ticket',
            description: 'Asks for a few words',
            icon: 'message',
            actionType: 'form',
            color: 'purple',
            sortOrder: 3,
            formConfig: {
              type: 'object',
              required: ['subject'],
              properties: {
                subject: { type: 'string', title: 'Subject' },
                urgent: { type: 'boolean', title: 'Urgent' },
              },
            },
          },
        ],
      },
    },
  },
  {
    type: 'note',
    title: 'On call',
    empty: '',
    answers: {
      markdown: { label: 'a text in Markdown', data: WELCOME },
      text: {
        label: '{text}',
        data: { text: 'The warehouse is closed on Friday; deliveries go to **dock 4**.' },
      },
    },
  },
];

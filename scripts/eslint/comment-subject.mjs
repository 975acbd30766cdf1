import { readComments } from './comments.mjs';

const OPENING = /^\s*(what|whether|who)\b/i;

/** Tags whose description comes after a name; a type in braces may come before the name. */
const NAMED =
  /^@(?:param|property|prop|template|typeParam|slot|event|fires|csspart|cssprop|cssproperty|cssstate|attr|attribute)\s+(?:\{[^}]*\}\s*)?(?!\{)(?:\[[^\]]*\]|\S+)\s+(?:[-–]\s+)?(what|whether|who)\b/i;

const UNNAMED = /^@(?:returns?|summary)\s+(?:\{[^}]*\}\s*)?(?:[-–]\s+)?(what|whether|who)\b/i;

/** The question words that open a comment: its description, and those of its tags. */
function openings({ kind, lines }) {
  const texts = kind === 'jsdoc' ? lines.join('\n').split(/^\s*(?=@)/m) : [lines.join('\n')];
  return texts
    .map((text) => OPENING.exec(text) ?? NAMED.exec(text) ?? UNNAMED.exec(text))
    .filter((match) => match)
    .map(([, word]) => word);
}

/** Comments name a thing of the code as their subject. */
export const commentSubject = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      question:
        'Name the thing the comment is about: “The …”, “True if …” instead of “{{word}} …”.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of readComments(context.sourceCode)) {
          for (const word of openings(comment)) {
            context.report({ loc: comment.loc, messageId: 'question', data: { word } });
          }
        }
      },
    };
  },
};

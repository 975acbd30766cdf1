import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'codemirror', version: '1.0.0', apiVersion: 1, category: 'info' } as const;
const words = { name: 'Code', description: 'Code to edit: CodeMirror.', icon: 'code' };
const load = fromFunction(
  (parent, { doc }: { doc?: string }, { theme, updateConfig }, { EditorView, basicSetup }) => {
    const look = EditorView.theme({}, { dark: theme === 'dark' });
    const root = parent.getRootNode() as ShadowRoot;
    const view = new EditorView({ parent, root, doc: doc ?? '', extensions: [basicSetup, look] });
    view.dom.style.height = '100%';
    view.contentDOM.onblur = () => updateConfig({ doc: view.state.doc.toString() });
    return () => view.destroy();
  },
  { load: () => import('codemirror') },
);
export default { ...about, ...words, load } satisfies WidgetManifest;

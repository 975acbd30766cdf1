import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'tiptap', version: '1.0.0', apiVersion: 1, category: 'info' } as const;
const words = { name: 'Rich text', description: 'Text to format: Tiptap.', icon: 'pilcrow' };
const load = fromFunction(
  (element, { text }: { text?: string }, { updateConfig }, [{ Editor }, { StarterKit }]) => {
    const extensions = [StarterKit];
    const editor = new Editor({ element, extensions, content: text ?? '', injectCSS: false });
    editor.on('blur', () => updateConfig({ text: editor.getHTML() }));
    return () => editor.destroy();
  },
  { load: () => Promise.all([import('@tiptap/core'), import('@tiptap/starter-kit')]) },
);
export default { ...about, ...words, load } satisfies WidgetManifest;

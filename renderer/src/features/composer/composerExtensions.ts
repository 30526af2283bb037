import Placeholder from '@tiptap/extension-placeholder';
import StarterKit from '@tiptap/starter-kit';

/** What can be written in a reply or a note: what every mail program shows the same way. */
export const composerExtensions = (placeholder: () => string) => [
  StarterKit.configure({
    heading: false,
    horizontalRule: false,
    codeBlock: false,
    link: {
      openOnClick: false,
      autolink: true,
      protocols: ['http', 'https', 'mailto', 'tel'],
      HTMLAttributes: { rel: 'noopener noreferrer' },
    },
    dropcursor: false,
  }),
  Placeholder.configure({ placeholder }),
];

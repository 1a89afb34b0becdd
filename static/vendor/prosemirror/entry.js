// What release-editor.js uses of ProseMirror, as one global: ProseMirror.
export { EditorState } from "prosemirror-state";
export { EditorView } from "prosemirror-view";
export { Schema } from "prosemirror-model";
export { keymap } from "prosemirror-keymap";
export { history, undo, redo } from "prosemirror-history";
export { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
export { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
export { MarkdownParser, MarkdownSerializer } from "prosemirror-markdown";
export { default as MarkdownIt } from "markdown-it";

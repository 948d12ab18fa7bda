import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/**
 * How the editor looks: the page's tokens, which reach into its shadow root, in place of every colour that CodeMirror brings
 * along. So it follows the page's theme by itself, and forced colours too.
 */
export const appearance = [
  EditorView.theme({
    '&': {
      height: '100%',
      color: 'var(--colorNeutralForeground1)',
      fontSize: 'var(--fontSizeBase200)',
    },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--fontFamilyMonospace)', lineHeight: '1.5' },
    '.cm-content': { caretColor: 'currentColor' },
    '.cm-line': { paddingInline: '4px 8px' },
    '.cm-gutters': {
      border: 'none',
      backgroundColor: 'transparent',
      color: 'var(--colorNeutralForeground3)',
    },
    '.cm-foldGutter .cm-gutterElement': { width: '16px', textAlign: 'center', cursor: 'pointer' },
    '.cm-foldPlaceholder': {
      border: 'var(--strokeWidthThin) solid var(--colorNeutralStrokeAccessible)',
      backgroundColor: 'transparent',
      color: 'inherit',
    },
    '&.cm-focused .cm-matchingBracket, &.cm-focused .cm-nonmatchingBracket': {
      backgroundColor: 'transparent',
      outline: 'var(--strokeWidthThin) solid var(--colorNeutralStrokeAccessible)',
    },
    '&.cm-focused .cm-nonmatchingBracket': { outlineColor: 'var(--colorPaletteRedForeground1)' },
    '.cm-specialChar': { color: 'var(--colorPaletteRedForeground1)' },
    '.cm-searchMatch': {
      backgroundColor: 'var(--colorBrandBackground2)',
      outline: 'var(--strokeWidthThin) solid var(--colorBrandForeground2)',
    },
    '.cm-searchMatch-selected': { outlineWidth: 'var(--strokeWidthThick)', backgroundColor: 'transparent' },
    '@media (pointer: coarse)': { '.cm-scroller': { lineHeight: '24px' } },
  }),
  EditorView.theme({
    '.cm-lintRange': { paddingBottom: 0, backgroundImage: 'none', textDecoration: 'underline wavy var(--tone)' },
    '.cm-lintPoint:after': { borderBottomColor: 'var(--tone)' },
    '.cm-lintRange-error, .cm-lintPoint-error, .cm-diagnostic-error': {
      '--tone': 'var(--colorStatusDangerForeground3)',
    },
    '.cm-lintRange-warning, .cm-lintPoint-warning, .cm-diagnostic-warning': {
      '--tone': 'var(--colorStatusWarningBorder2)',
    },
    '.cm-lintRange-info, .cm-lintPoint-info, .cm-diagnostic-info': { '--tone': 'var(--colorBrandForeground1)' },
    '.cm-diagnostic': { maxWidth: '32rem', padding: '8px 12px', borderInlineStart: '4px solid var(--tone)' },
    '.cm-diagnostic p': { margin: '0' },
    '.cm-diagnostic code': { fontFamily: 'var(--fontFamilyMonospace)' },
    '.cm-tooltip-lint': { listStyle: 'none', margin: '0', padding: '0' },
    '.cm-tooltip': {
      maxWidth: 'calc(100vw - 16px)',
      border: 'var(--strokeWidthThin) solid var(--colorNeutralStrokeAccessible)',
      backgroundColor: 'var(--colorNeutralBackground1)',
      color: 'var(--colorNeutralForeground1)',
      font: 'var(--fontSizeBase200) / var(--lineHeightBase200) var(--fontFamilyBase)',
    },
    '.cm-panels': {
      zIndex: '1',
      backgroundColor: 'var(--colorNeutralBackground3)',
      color: 'var(--colorNeutralForeground1)',
    },
    '.cm-panels-bottom': { borderTop: 'var(--strokeWidthThin) solid var(--colorNeutralStroke2)' },
    '.cm-panel.cm-search': { padding: '4px 32px 4px 8px', fontFamily: 'var(--fontFamilyBase)' },
    '.cm-panel.cm-search label': {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: '24px',
      fontSize: 'inherit',
    },
    '.cm-panel.cm-search [name=close]': { minWidth: '24px', top: '4px', right: '4px', border: 'none' },
    '.cm-textfield, .cm-panel button, .cm-diagnostic button': {
      boxSizing: 'border-box',
      minHeight: '24px',
      padding: '2px 8px',
      border: 'var(--strokeWidthThin) solid var(--colorNeutralStrokeAccessible)',
      borderRadius: 'var(--borderRadiusMedium)',
      background: 'var(--colorNeutralBackground1)',
      color: 'inherit',
      font: 'inherit',
    },
    '.cm-textfield::placeholder': { color: 'var(--colorNeutralForeground3)', opacity: '1' },
    '.cm-diagnostic button': { marginBlockStart: '8px', cursor: 'pointer' },
    '.cm-panel.cm-search .cm-textfield': { maxWidth: '12rem' },
    ':focus-visible:not(.cm-content)': { outline: 'var(--strokeWidthThick) solid var(--colorStrokeFocus2)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: 'var(--colorBrandForeground2)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--colorStatusSuccessForeground1)' },
      { tag: [tags.punctuation, tags.separator], color: 'var(--colorNeutralForeground2)' },
    ]),
  ),
];

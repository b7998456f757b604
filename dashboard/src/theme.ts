/**
 * Mantine in the colours of `styles/tokens.css`. vite.config.ts makes a style sheet of this at build time, because the
 * server's policy lets no page write styles of its own.
 */

import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef0ff',
  '#dcdffb',
  '#b7bcf3',
  '#9097ec',
  '#7f8af5',
  '#5f6ae0',
  '#4f5bd5',
  '#414cbb',
  '#3842a6',
  '#2d3691',
];

/** From the brightest text to the deepest ground, as in tokens.css. */
const dark: MantineColorsTuple = [
  '#ecedf0',
  '#a2a5b0',
  '#8c909b',
  '#5b5f6a',
  '#33363f',
  '#282b32',
  '#16181d',
  '#0c0d10',
  '#0a0b0d',
  '#08090b',
];

/** Mantine makes it a header element, which in a portal would be a second banner of the page. */
const header = { header: { role: 'presentation' } };

export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'accent',
  colors: { accent, dark },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  defaultRadius: 'sm',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  respectReducedMotion: true,
  // A locked page would write a style element; base.css locks it without.
  components: {
    Modal: { defaultProps: { lockScroll: false, attributes: header } },
    Drawer: { defaultProps: { lockScroll: false, attributes: header } },
    Spotlight: { defaultProps: { lockScroll: false } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, multiline: true, maw: 320 } },
  },
});

export const resolver: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-soft)',
    '--mantine-color-placeholder': 'var(--text-faint)',
    '--mantine-color-error': 'var(--red)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--page)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--text-faint)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-color-accent-filled': 'var(--accent)',
    '--mantine-color-accent-filled-hover': 'var(--accent-strong)',
    '--mantine-color-accent-light': 'var(--accent-soft)',
    '--mantine-color-accent-light-hover': 'var(--accent-soft)',
    '--mantine-color-accent-light-color': 'var(--accent-strong)',
    '--mantine-color-accent-outline': 'var(--accent)',
    '--mantine-color-accent-text': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--accent-text)',
  };
  return { variables: {}, light: both, dark: both };
};

// As much of Lighthouse as is called: the types are checked without it installed.

declare module 'lighthouse' {
  export interface Result {
    readonly categories: Readonly<Record<string, Category>>;
    readonly audits: Readonly<Record<string, Audit>>;
  }

  interface Category {
    readonly title: string;
    readonly score: number | null;
    readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
  }

  interface Audit {
    readonly title: string;
    readonly score: number | null;
    readonly displayValue?: string;
  }

  export const desktopConfig: object;
  export default function lighthouse(
    url: string,
    flags: object,
    config?: object,
  ): Promise<{ readonly lhr: Result } | undefined>;
}

declare module 'chrome-launcher' {
  export function launch(options: {
    readonly chromePath: string;
    readonly chromeFlags: readonly string[];
  }): Promise<{ readonly port: number; kill(): void }>;
}

namespace Chela.Reading.Page;

/// <summary>How the page looks: fonts of the system, one column, light and dark as the reader's device is.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1f2328; --faint: #59636e; --paper: #ffffff; --line: #d1d9e0; --link: #0550ae; --tint: #f6f8fa; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --faint: #9198a1; --paper: #0d1117; --line: #3d444d; --link: #79b8ff; --tint: #161b22; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.75 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
        main, footer { max-width: 44rem; margin: 0 auto; padding: 1rem 1.1rem; }
        h1 { font-size: 1.7rem; line-height: 1.3; }
        h2 { font-size: 1.35rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1.1rem; color: var(--faint); margin-top: 2rem; }
        h4 { font-size: 1.2rem; line-height: 1.4; margin: 2rem 0 .2rem; }
        a { color: var(--link); }
        img { max-width: 100%; height: auto; }
        pre { white-space: pre-wrap; padding: .8rem; background: var(--tint); border-radius: 6px; }
        code { font-size: .9em; }
        table { display: block; overflow-x: auto; border-collapse: collapse; }
        th, td { border: 1px solid var(--line); padding: .3rem .6rem; }
        blockquote, .markdown-alert { margin: 1rem 0; padding: .1rem 1rem; border-left: 4px solid var(--line); background: var(--tint); }
        .markdown-alert-title { font-weight: 600; }
        .markdown-alert-title svg { display: none; }
        .made-by { margin: 0 0 1rem; font-size: .8rem; color: var(--faint); }
        nav { margin: 1rem 0; padding: .6rem 1rem; background: var(--tint); border-radius: 6px; }
        nav ul { padding-left: 1.1rem; list-style: none; }
        nav summary { cursor: pointer; }
        footer { color: var(--faint); font-size: .85rem; border-top: 1px solid var(--line); }
        """;
}

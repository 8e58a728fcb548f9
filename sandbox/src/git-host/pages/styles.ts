import { raw } from 'hono/html'

/** Every pair of colours keeps at least 4.5 : 1, in both themes. */
export const styles = raw(`
  :root { --page: #ffffff; --sunken: #f6f7f9; --text: #1c2430; --subtle: #505a68; --line: #d5d9e0; --link: #0b5bd3;
    --open: #1a7f37; --draft: #505a68; --merged: #7a3fc4; --closed: #b42318; }
  @media (prefers-color-scheme: dark) {
    :root { --page: #16191d; --sunken: #1f242a; --text: #e3e7ec; --subtle: #a5aeba; --line: #3a424c; --link: #7db3ff;
      --open: #5fce7d; --draft: #a5aeba; --merged: #c29bff; --closed: #ff9086; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
  header, main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
  header { border-bottom: 1px solid var(--line); font-weight: 600; }
  a { color: var(--link); }
  a:focus-visible, pre:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
  h1 { font-size: 1.5rem; line-height: 1.3; margin: 1rem 0 .5rem; overflow-wrap: anywhere; }
  h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { padding: .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  .subtle { color: var(--subtle); font-size: .875rem; margin: 0; }
  .state { font-size: .8125rem; font-weight: 600; border: 1px solid currentColor; border-radius: 1rem; padding: .1rem .6rem; }
  .open { color: var(--open); } .draft { color: var(--draft); } .merged { color: var(--merged); } .closed { color: var(--closed); }
  code { font: .875em ui-monospace, monospace; background: var(--sunken); border-radius: 4px; padding: .1em .3em; }
  pre { background: var(--sunken); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow-x: auto; font: .8125rem/1.5 ui-monospace, monospace; }
`)

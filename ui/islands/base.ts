// The small script of every page. Nothing here is needed to read or to act: it keeps parts fresh,
// answers keys, keeps drafts and opens questions in place.
import htmx from 'htmx.org';
import { bulk } from './bulk';
import { drafts } from './draft';
import { fields } from './field';
import { islands } from './island';
import { keys } from './keys';
import { live } from './live';
import { menus } from './menu';
import { pops } from './pop';

function ready(root: ParentNode): void {
  drafts(root);
  fields(root);
  islands(root);
  bulk(root);
}

declare global {
  interface Window {
    htmx?: typeof htmx;
  }
}
window.htmx = htmx;

keys();
menus();
pops(ready);
ready(document);
live();
document.querySelector<HTMLElement>('[data-focus]')?.focus();
document.addEventListener('htmx:after:swap', () => ready(document));

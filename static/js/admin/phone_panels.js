// On a phone a panel lies over the whole form, so none of them opens by itself with the next page.

"use strict";

if (window.matchMedia("(max-width: 49.99em)").matches) {
  window.localStorage.removeItem("wagtail:side-panel-open");
}

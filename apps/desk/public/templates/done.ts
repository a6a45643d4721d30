/** Confirmation after sending. Data: t, slipNumber, secret, facts ([label, text][]), files, hints, phones, samplePhones, statusAddress, colon. */
export const DONE = `<p><%= it.t.doneLead %></p>
<dl class="slip">
<dt><%= it.t.slip %></dt><dd class="big"><%= it.slipNumber %></dd>
<% if (it.secret) { %><dt><%= it.t.secret %></dt><dd class="big"><%= it.secret %></dd><% } %>
</dl>
<p><%= it.t.secretHint %></p>
<% for (const hint of it.hints) { %><div class="notice"><p><%= hint %></p></div><% } %>
<h2><%= it.t.receivedTitle %></h2>
<dl class="times"><% for (const [label, text] of it.facts) { %><dt><%= label %></dt><dd><%= text %></dd><% } %><%~ include('@TAKEN', it) %></dl>
<h2><%= it.t.nextTitle %></h2>
<ul><% for (const line of it.t.next) { %><li><%= line %></li><% } %></ul>
<% if (it.phones) { %><p><%= it.t.ways.phone.title %><%= it.colon %><%= it.phones %></p><% if (it.samplePhones) { %><p class="hint"><%= it.t.sample %></p><% } %><% } %>
<% if (it.statusAddress) { %><p class="onpaper"><%= it.t.navStatus %><%= it.colon %><%= it.statusAddress %></p><% } %>
<p class="noprint"><a href="<%= it.t.paths.status %>"><%= it.t.navStatus %></a></p>
`;

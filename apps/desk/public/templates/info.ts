/** Every way to reach the desk. Data: t, presence (text), isOpen, sample, colon, gap, ways, daysOff (texts), outside. */
export const CONTACT = `<p class="presence<% if (it.isOpen) { %> open<% } %>"><strong><%= it.presence %></strong></p>
<p class="urgent"><%= it.t.urgent %></p>
<p><%= it.t.reachLead %></p>
<% if (it.sample) { %><div class="notice"><p><%= it.t.sample %></p></div><% } %>
<% for (const way of it.ways) { %><section class="way"><h2><%= way.title %></h2>
<% if (way.href) { %><p class="value"><a href="<%= way.href %>"><%= way.value %></a></p><% } else { %><p class="value"><%= way.value %></p><% } %>
<p><%= way.note %></p>
<% if (way.hours) { %><p><%= it.t.hoursLabel %><%= it.colon %><%= way.hours %><% if (way.offOnHolidays) { %><%= it.gap %><%= it.t.notOnHolidays %><% } %></p><% } else { %><p><%= it.t.always %><%= it.gap %><%= it.t.readInHours %></p><% } %>
</section>
<% } %>
<h2><%= it.t.closedDays %></h2>
<% if (it.daysOff.length > 0) { %><ul><% for (const day of it.daysOff) { %><li><%= day %></li><% } %></ul><% } else { %><p><%= it.t.noClosedDays %></p><% } %>
<h2 id="outside"><%= it.t.outsideTitle %></h2>
<p><%= it.t.outsideLead %></p>
<ul class="outside"><% for (const door of it.outside) { %><li><%= door.name %><br><a href="<%= door.href %>"><%= door.phone %></a><% if (door.hours) { %> <span><%= door.hours %></span><% } %></li><% } %></ul>
<p class="hint"><%= it.t.outsideHours %></p>
`;

/** An address that leads nowhere. */
export const NO_PAGE = `<p><%= it.t.noPage %></p>
<p><a href="<%= it.t.paths.form %>"><%= it.t.navForm %></a></p>
`;

/** What becomes of what was sent. Data: t, lead, sections ({title, lines}[]). */
export const PRIVACY = `<p><%= it.lead %></p>
<% for (const section of it.sections) { %><h2><%= section.title %></h2>
<ul><% for (const line of section.lines) { %><li><%= line %></li><% } %></ul>
<% } %>
<p><%= it.t.privacyAsk %> <a href="<%= it.t.paths.contact %>"><%= it.t.navContact %></a></p>
`;

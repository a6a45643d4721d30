/** What is wrong, or what was done; read out when the page comes. Data: notice ({title, text, wrong} or null). */
export const NOTICE = `<% if (it.notice) { %>
<div class="notice<% if (!it.notice.wrong) { %> done<% } %>" role="<%= it.notice.wrong ? 'alert' : 'status' %>" id="notice"><p class="notice-title"><%= it.notice.title %></p><p><%= it.notice.text %></p></div>
<% } %>`;

/** Hidden fields of a form, with the one that only machines fill in. Data: t, form. */
export const HIDDEN = `<input type="hidden" name="formId" value="<%= it.form.formId %>">
<input type="hidden" name="token" value="<%= it.form.token %>">
<div class="trap" aria-hidden="true"><label for="website"><%= it.t.trap %></label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
`;

/** Files: those that were read already with small pictures, and the field for more. Data: t, a, files, checked. */
export const FILES = `<% if (it.files.length > 0) { %>
<fieldset class="kept" id="kept" tabindex="-1"<% if (it.checked) { %> autofocus<% } %>>
<legend><%= it.t.filesKept %></legend>
<p class="hint"><%= it.t.filesKeptHint %></p>
<ul><% for (const file of it.files) { %><li><input type="checkbox" id="keep-<%= file.id %>" name="keep.<%= file.id %>" value="1" checked><label for="keep-<%= file.id %>"><img src="/public/held/<%= file.id %>" alt="<%= file.alt %>" width="96" height="96" loading="lazy"><span><%= file.name %> <small><%= file.about %></small><% if (!file.readable) { %><br><small><%= it.t.byPerson %></small><% } %></span></label></li>
<% } %></ul>
</fieldset>
<% } %>
<div class="field"><label for="files"><%= it.t.files %> <span class="may"><%= it.t.optional %></span></label><p class="hint" id="files-hint"><%= it.t.filesHint %></p>
<input type="file" id="files" name="files" multiple aria-describedby="files-hint"><button class="second" name="go" value="check" formnovalidate><%= it.t.filesCheck %></button></div>
`;

/** A row of a page of facts: files that were taken, with small pictures. Data: t, files. */
export const TAKEN = `<% if (it.files.length > 0) { %><dt><%= it.t.receivedFiles %></dt><dd><ul class="taken"><% for (const file of it.files) { %><li><img src="/public/held/<%= file.id %>" alt="<%= file.alt %>" width="96" height="96" loading="lazy"><span><%= file.name %> <small><%= file.about %></small><% if (!file.readable) { %><br><small><%= it.t.byPerson %></small><% } %></span></li><% } %></ul></dd><% } %>`;

/** Made by tools/openapi.mjs from the OpenAPI document of the desk; do not edit. */
export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Session_current"];
        put?: never;
        post: operations["Session_open"];
        delete: operations["Session_close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Session_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Session_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Session_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Setup_setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_list"];
        put?: never;
        post: operations["Users_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Users_change"];
        trace?: never;
    };
    "/api/v1/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Users_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_everySession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user-sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Users_endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tokens_list"];
        put?: never;
        post: operations["Tokens_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Tokens_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who works or worked here: name and role, no address */
        get: operations["People_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reviews so far, and whether the present quarter has none yet */
        get: operations["AccessReview_list"];
        put?: never;
        /** Draw up the list of the present quarter: accounts and tokens with their roles and last use */
        post: operations["AccessReview_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A review with its lines */
        get: operations["AccessReview_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-reviews/{id}/lines/{lineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answer for one line; nobody answers for themselves */
        put: operations["AccessReview_answer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-reviews/{id}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign the review off when every line is answered; it is kept as it stands */
        post: operations["AccessReview_signOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The asker's own drafts of the last 24 hours, newest first; no content */
        get: operations["Drafts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/keys/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key with which this session's browser seals its own copies; forgotten at log-out */
        get: operations["Drafts_currentKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An earlier key of the same person, to open copies with */
        get: operations["Drafts_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{kind}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft of the asker; 204 when there is none, which is no error */
        get: operations["Drafts_read"];
        /** Keeps a draft for 24 hours; saved by another tab meanwhile, 409 with both */
        put: operations["Drafts_save"];
        post?: never;
        /** Forgets a draft: its work is saved, or not wanted */
        delete: operations["Drafts_discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leaves a note for colleagues in the history */
        post: operations["CaseCare_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The complainant takes the complaint back; signals and clocks stay as they are */
        post: operations["CaseCare_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/danger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether somebody’s life or body is in danger */
        post: operations["CaseCare_danger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One queue of complaints, keyset-paged; no content */
        get: operations["Complaints_list"];
        put?: never;
        /** Log a complaint; answers slip number and assessment once it is durable */
        post: operations["LogComplaint_log"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exact look-up by slip number, telephone number, mail address or name */
        post: operations["Complaints_lookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One complaint with its content; the look is written to the audit log */
        get: operations["Complaints_one"];
        /** Correct a complaint; 409 with both versions when somebody else saved first */
        put: operations["Complaints_edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/handling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Next step of the handling; closing needs the secrecy answer */
        post: operations["Complaints_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record an answer given to the complainant */
        post: operations["Complaints_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a complaint to a person or a team; without complaints:assign only what is free or one’s own */
        post: operations["Assignment_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same step for up to 200 complaints, each on its own; what is refused stays as it was. Never a decision */
        post: operations["Assignment_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose mail may join the case besides the complainant’s; the look is in the audit log */
        get: operations["Participants_list"];
        put?: never;
        /** Adds an address, such as a representative’s */
        post: operations["Participants_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/participants/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a participant out of the case */
        delete: operations["Participants_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what became of a promised call, and what is promised next */
        post: operations["Promise_callback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits in each queue that the caller may open; 1000 stands for that many and more */
        get: operations["Queues_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works on complaints, and the teams, by name */
        get: operations["Queues_assignees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s saved views */
        get: operations["Queues_list"];
        put?: never;
        /** Keeps a queue and what it is narrowed by under a name */
        post: operations["Queues_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes away a saved view of the caller */
        delete: operations["Queues_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events {type, id, kind?, at} of what changed, without content, as far as role and walls allow; goes on after Last-Event-ID or else `after`, or says resync */
        get: operations["Live_listen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works on the complaint, and who asks to take over; names only */
        get: operations["Claims_read"];
        put?: never;
        /** Takes the complaint, and holds it: sent again every 30 s, lapses after 90 s */
        post: operations["Claims_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/claim/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets it go; to whoever asks, if somebody does */
        post: operations["Claims_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/claim/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the holder to hand over; without an answer within 60 s it changes hands */
        post: operations["Claims_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/claim/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The holder hands over to whoever asks */
        post: operations["Claims_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/claim/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The holder keeps it, with a word why */
        post: operations["Claims_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who reviews the complaint, and who asks to take over; names only */
        get: operations["ReviewClaims_read"];
        put?: never;
        /** Takes the review, and holds it: sent again every 30 s, lapses after 90 s */
        post: operations["ReviewClaims_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/claim/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets it go; to whoever asks, if somebody does */
        post: operations["ReviewClaims_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/claim/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the holder to hand over; without an answer within 60 s it changes hands */
        post: operations["ReviewClaims_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/claim/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The holder hands over to whoever asks */
        post: operations["ReviewClaims_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/claim/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The holder keeps it, with a word why */
        post: operations["ReviewClaims_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has it open; names only */
        get: operations["Presence_atComplaint"];
        /** The asker has it open: sent again every 30 s; answers who else has */
        put: operations["Presence_enterComplaint"];
        post?: never;
        delete: operations["Presence_leaveComplaint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has it open; names only */
        get: operations["Presence_atIncident"];
        /** The asker has it open: sent again every 30 s; answers who else has */
        put: operations["Presence_enterIncident"];
        post?: never;
        delete: operations["Presence_leaveIncident"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has it open; names only */
        get: operations["Presence_atReview"];
        /** The asker has it open: sent again every 30 s; answers who else has */
        put: operations["Presence_enterReview"];
        post?: never;
        delete: operations["Presence_leaveReview"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complaints that hold all the words, newest first; masked by role, and written to the audit log */
        post: operations["Search_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One hit without masks; the purpose is written to the audit log */
        post: operations["Search_show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triage/bound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Upper bound of missed signals, its rounds and strata, agreement of readers; no content */
        get: operations["Bound_bound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triage/bound/begin-anew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the proof anew after a cause of misses was removed; draws from the whole pile again */
        post: operations["Bound_beginAnew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triage/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the threshold promises now, on what it rests, and what it costs at this desk */
        get: operations["Certificate_now"];
        put?: never;
        /** Issue a certificate for the engine that reads now; the one before is superseded */
        post: operations["Certificate_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triage/certificate/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest certificates of every model, newest first */
        get: operations["Certificate_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions with their newest trial and signatures, newest first; activations; no content */
        get: operations["Engines_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the model and the words of a version say of themselves */
        get: operations["Engines_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{id}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try the version on all history, or go on with the trial that runs; changes no complaint */
        post: operations["Engines_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign the report of the trial, or going back to this earlier version; two people do */
        post: operations["Engines_signVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a version active that two people signed; the history is read again with it */
        post: operations["Engines_activateVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a version aside that is not to become active */
        post: operations["Engines_withdrawVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engine-trials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A trial: how far it is, and its counts by channel and language */
        get: operations["Trials_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engine-trials/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints that the two engines read differently; identifiers and figures, no content */
        get: operations["Trials_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engine-trials/{id}/differences/{complaintId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One complaint of the report with its texts and reasons; the look is audited */
        get: operations["Trials_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triage/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signals, reasons with spans, and the questions to ask; stores nothing */
        post: operations["Triage_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions on signals, newest first: who, when, why, on which engine’s word; no content */
        get: operations["Register_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One decision with what was highlighted, quoted and noted; the look is audited */
        get: operations["Register_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The register as CSV, with what was highlighted and quoted; the export is audited */
        post: operations["Register_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints that wait for this reader, received first, and who reads one now; no content, no engine output */
        get: operations["Review_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/second-readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller read and another person is to read, the longest waiting first; no content, no decision */
        get: operations["Review_secondReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/reason-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reason codes of decisions */
        get: operations["Review_reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A complaint with its assessment and signals, without them in a blind reading; the look is audited */
        get: operations["Review_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer all open readings of a complaint that this reader may answer */
        post: operations["Review_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/siblings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Group and suggestions of a complaint with reasons, signals and earliest clock; no content */
        get: operations["Siblings_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/siblings/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the complaint out of its group */
        post: operations["Siblings_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/siblings/lead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the complaint the one that stands for its group */
        post: operations["Siblings_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/siblings/{suggestionId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The two belong together: they are grouped, and stay complaints of their own */
        post: operations["Siblings_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/siblings/{suggestionId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The two do not belong together: the pair is not suggested again */
        post: operations["Siblings_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads, newest first, with the reason in one sentence; no content */
        get: operations["Clusters_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Services, areas, steps, and the reasons for putting a lead aside */
        get: operations["Clusters_vocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the detectors have come, what they compare with, delays by channel */
        get: operations["Clusters_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A lead with its complaints, counts against the bound, and decisions; no content of complaints */
        get: operations["Clusters_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Watch it, put it aside with a reason, or open an incident with all its complaints, each of which a person reads */
        post: operations["Clusters_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cluster-registers/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shops that texts are searched for */
        get: operations["Registers_shops"];
        put?: never;
        /** Enter a shop; complaints of the last year are read again */
        post: operations["Registers_addShop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cluster-registers/shops/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The shop is no longer searched for */
        delete: operations["Registers_endShop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cluster-registers/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Releases, newest first */
        get: operations["Registers_releases"];
        put?: never;
        /** Enter a release, by staff or by the release machinery; complaints after it are held against the time before */
        post: operations["Registers_addRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cluster-registers/places/{complaintId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say where a complaint belongs; what is read from its words no longer counts */
        put: operations["Registers_place"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Earlier complaints like this one with their decisions, and its leads; in a blind reading neither decisions nor leads */
        get: operations["ReviewContext_beside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a further call or letter to a case, by id or slip number; a closed case is reopened */
        post: operations["FollowUp_log"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A letter: PDF, JPEG, PNG, TIFF, or a typed transcript */
        post: operations["Intake_letter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/fax": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A fax: TIFF or PDF */
        post: operations["Intake_fax"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mail as .eml */
        post: operations["Intake_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger, what was received last first; no content */
        get: operations["Intake_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sealed original, byte for byte; the look is written to the audit log */
        get: operations["Intake_original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** received = complaint + reply + parked + repeat + pending, per channel and day */
        get: operations["Intake_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Watched mailboxes: first look, start, and how they agree with the ledger */
        get: operations["Mailboxes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/mailboxes/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a mailbox in that was looked into */
        post: operations["Mailboxes_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/mailboxes/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare a mailbox with the ledger and take what is missing */
        post: operations["Mailboxes_recheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/make-case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a case of parked mail that a person sent after all; the reason is kept sealed */
        post: operations["Parked_makeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/leave-parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person looked at parked mail, and it stays parked */
        post: operations["Parked_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints with pages that wait for a person, longest waiting first; no content */
        get: operations["Reading_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/separator-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sheet to lay between letters that are scanned together, as a PDF to print */
        get: operations["Reading_separator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages of a complaint: confidence, band, flags; no text */
        get: operations["Reading_ofComplaint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages of an arrival: confidence, band, flags; no text */
        get: operations["Reading_ofArrival"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An arrival as plain text, to look at what was parked; the look is written to the audit log */
        get: operations["Reading_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page with its text; the look is written to the audit log */
        get: operations["Reading_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pages/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page as a PNG, drawn from the sealed original; the look is written to the audit log */
        get: operations["Reading_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pages/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a page right; 409 with both versions when somebody else did first */
        post: operations["Reading_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pages/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a person read on the page, for handwriting and whatever the machine cannot read */
        post: operations["Reading_transcribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pages/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person compared the page with its picture and found it right */
        post: operations["Reading_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/as-sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A mail as its sender made it: HTML that loads, runs and links nothing; the look is written to the audit log */
        get: operations["SentLook_asSent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, newest first */
        get: operations["Imports_list"];
        put?: never;
        /** A file to import: CSV, XLSX or mbox; nothing of it is imported yet */
        post: operations["Imports_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import with its counts */
        get: operations["Imports_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Columns, first rows and the proposed mapping; the look is written to the audit log */
        get: operations["Imports_columns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows with line numbers and codes, no content: of the import, or of its dry run before it */
        get: operations["Imports_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/failed.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows with errors as CSV, to be mended and imported again; audited */
        get: operations["Imports_failed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dry run with this mapping: every row is judged, nothing is imported */
        post: operations["Imports_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import what the dry run found good */
        post: operations["Imports_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop after the rows that are being worked on */
        post: operations["Imports_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on */
        post: operations["Imports_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the import for good; what was taken stays */
        post: operations["Imports_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents, newest first */
        get: operations["Incidents_list"];
        put?: never;
        /** Open an incident; with complaints or knownAt it is suspected at once and its clocks run */
        post: operations["Incidents_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident with obligations, clocks, facts and timeline; the look is audited */
        get: operations["Incidents_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/transition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move to another state; an end asks the gates and answers 409 with those that are shut. One that takes two people waits in endPending */
        post: operations["Incidents_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/complaints/{complaintId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link a complaint; the first signal can only move earlier */
        post: operations["Incidents_link"];
        /** End the link to a complaint, with a reason; the first signal stays, and what is left to read or judge */
        delete: operations["Incidents_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report to an authority, filled from the incident; kept sealed and audited */
        get: operations["Incidents_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/known-at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose another moment of knowledge, occurrence or detection; another person decides */
        post: operations["IncidentRecords_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/known-at/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the proposed moment; every clock is counted anew */
        post: operations["IncidentRecords_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/known-at/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse the proposed moment with a reason; everything stays as it was */
        post: operations["IncidentRecords_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/known-at/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw the moment that one proposed oneself */
        post: operations["IncidentRecords_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save report fields; 409 with both versions when somebody else saved first */
        put: operations["IncidentRecords_saveFacts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an estimate beside the earlier ones */
        post: operations["IncidentRecords_estimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/obligations/{obligationId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide whether the obligation applies */
        post: operations["IncidentRecords_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/obligations/{obligationId}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a report without form, or one made by telephone; dated forms are handed in as versions */
        post: operations["IncidentRecords_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every form with its versions, what it misses and what it would say now; the look is audited */
        get: operations["Reports_list"];
        put?: never;
        /** Fix what a form says now as a version; unsubmitted versions and their approvals are void */
        post: operations["Reports_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reports/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its content, its differences, approvals, submission and receipts */
        get: operations["Reports_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reports/{reportId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version as PDF, DOCX or JSON; kept sealed and audited */
        get: operations["Reports_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reports/{reportId}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve exactly this content; two people, none of whom wrote it */
        post: operations["Reports_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reports/{reportId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that an approved version was handed in; its obligation counts as reported */
        post: operations["Reports_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reports/{reportId}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a file by which the authority confirmed receipt; sealed, with the hash of its bytes */
        post: operations["Reports_addReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reports/{reportId}/receipts/{receiptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a receipt, checked against its hash; the look is audited */
        get: operations["Reports_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/walls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walls that wait for a second person, and looks behind walls that nobody reviewed */
        get: operations["Walls_work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/walls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walls of an incident: whom they name, from whom they hide, who looked all the same */
        get: operations["Walls_ofIncident"];
        put?: never;
        /** Raise a wall; it hides at once and waits for a second person */
        post: operations["Walls_raise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/named-staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Staff named in the texts of an incident's complaints whom no wall names: a proposal */
        get: operations["Walls_namedStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/walls/{wallId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms the wall */
        post: operations["Walls_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/walls/{wallId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person finds that there is nothing to hide */
        post: operations["Walls_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/walls/{wallId}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask that the wall come down; it hides until a second person agrees */
        post: operations["Walls_askLift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/walls/{wallId}/lift/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person takes the wall down */
        post: operations["Walls_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/walls/{wallId}/lift/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person keeps the wall up */
        post: operations["Walls_keepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look behind a wall for an hour; raises an alarm, and another person has to review it */
        post: operations["Walls_break"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/looks/{glassId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another person says whether a look behind the wall was justified */
        post: operations["Walls_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/title": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another title; it names no person. The earlier one stays in the timeline */
        put: operations["Answers_title"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/members/{questionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether a complaint that joined later changes the decisions; then an ended one reopens */
        post: operations["Answers_judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter who learned what when, from which complaint; nothing is ever changed */
        post: operations["Answers_learned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/end/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the end that waits, as another person; the gates are asked anew */
        post: operations["Ends_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/end/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse the end that waits, or take back one’s own, with a reason; the state stays */
        post: operations["Ends_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/prevention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Causes, measures, same causes elsewhere, recurrences; the look is audited */
        get: operations["Measures_prevention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a cause; one that works again after effective prevention raises an alarm */
        post: operations["Measures_cause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/causes/{causeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a cause back with a reason; it stays visible */
        post: operations["Measures_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/recurrences/{recurrenceId}/consider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what follows from a cause that works again */
        post: operations["Measures_consider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan containment or prevention, with owner and dates */
        post: operations["Measures_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/measures/{measureId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Done, effective or not (by somebody else than owner and doer), dropped, resumed */
        post: operations["Measures_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks that wait for an answer of the caller; the look is audited */
        get: operations["MyTasks_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my-tasks/{taskId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a task of one’s own */
        post: operations["MyTasks_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/investigation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks, files and who learned what when; the look is audited */
        get: operations["Tasks_investigation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a department, a contractor or a user to find something out by a date */
        post: operations["Tasks_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/tasks/{taskId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record an answer, accept or return it, drop the task or open it again */
        post: operations["Tasks_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/tasks/{taskId}/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a task another date, with a reason */
        post: operations["Tasks_due"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a file, sealed, with its SHA-256 */
        post: operations["Tasks_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file as it was handed in, checked against its hash; the look is audited */
        get: operations["Tasks_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/obligations/{obligationId}/stages/{stage}/target": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the target of a soft clock, with a reason; legal dates are nobody’s to set */
        post: operations["Clocks_target"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/clock-alerts/{alertId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that an alert of a clock was seen; who did first stays */
        post: operations["Clocks_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/{complaintId}/foreseen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What "suspected" would begin: clocks of a new incident, and open incidents near it; changes nothing */
        get: operations["Foreseen_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign with its words, approvals and a page of its list, masked */
        get: operations["Campaigns_one"];
        /** Change the words; voids approvals. 409 with both when others stand there than were `seen` */
        put: operations["Campaigns_edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add parties to the list, one person once; voids approvals */
        post: operations["Campaigns_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the present text and list; two different people, never an author */
        post: operations["Campaigns_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start or resume sending */
        post: operations["Campaigns_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop before the next message */
        post: operations["Campaigns_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/parties/{noticeId}/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person told the party, or the party confirmed: when, how, and what can be checked afterwards */
        post: operations["Campaigns_markTold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write the words in further languages; null takes one away; voids approvals. 409 with both when others stand there than were `seen` */
        put: operations["CampaignParts_words"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words as the first of the list gets them, name masked; audited */
        get: operations["CampaignParts_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/parties/{partyId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a party off the list before sending, with a reason; voids approvals. On no other list it is ruled not affected */
        post: operations["CampaignParts_takeOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/parties/{partyId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every step and try towards one person, oldest first; nothing of who it is */
        get: operations["CampaignParts_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns of an incident, without their words */
        get: operations["IncidentNotices_list"];
        put?: never;
        /** Begin a campaign as a draft */
        post: operations["IncidentNotices_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/not-yet-told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Worklist of those who count as not told, masked; the incident cannot close before it is empty */
        get: operations["IncidentNotices_notYetTold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/notice-rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person rules, with a reason, on a party that is not affected, a list left as it is, an unlisted estimate */
        post: operations["IncidentNotices_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts to start a notice from */
        get: operations["IncidentNotices_startingTexts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Telephone tasks that are open, masked */
        get: operations["Ladder_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/calls/{noticeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Name, number and words for one call; written to the audit log first */
        get: operations["Ladder_sheet"];
        put?: never;
        /** Write down a call; after enough calls without an answer the step is exhausted */
        post: operations["Ladder_called"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/parties/{noticeId}/next-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person rules that a message whose fate is unknown did not tell its person: the next step begins */
        post: operations["Ladder_nextStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/parties/{noticeId}/misdelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person rules that what counts as told reached somebody else: the next step begins */
        post: operations["Ladder_misdelivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/substitutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Substitute measures and how many persons wait for one */
        get: operations["Ladder_board"];
        /** Write the text for publication and the hotline */
        put: operations["Ladder_write"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/substitutes/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on the measure for everybody whose earlier steps are exhausted; never its author */
        post: operations["Ladder_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/substitutes/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The measure was published: those for whom it was decided count as told */
        post: operations["Ladder_published"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody told staff the code of their notice: it is confirmed */
        post: operations["Ladder_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches of letters, the newest first, and how many letters wait; no names */
        get: operations["Letters_list"];
        put?: never;
        /** Put waiting letters into a new batch */
        post: operations["Letters_print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letter-batches/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The print-ready PDF of a batch with names and addresses; written to the audit log first */
        get: operations["Letters_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letter-batches/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages of a batch, letters with characters that must be written by hand (printed as 〓), and letters whose address does not fit the window */
        get: operations["Letters_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letter-batches/{id}/posted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person gave the batch to the post, but for letters that were spoilt: they wait to be printed again */
        post: operations["Letters_posted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Letters that came back (宛所不明); the next step towards each person begins */
        post: operations["Letters_returns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources of the affected parties, newest first, without what is sealed of them */
        get: operations["Pairs_sources"];
        put?: never;
        /** A list as CSV or XLSX with its provenance; nobody is listed yet */
        post: operations["Lists_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source of parties with its provenance and counts; audited */
        get: operations["Lists_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Columns, first rows and the proposed mapping; audited */
        get: operations["Lists_columns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows that were not taken, or not wholly, by line number and code; no content */
        get: operations["Lists_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}/faulty.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those rows as CSV, to be mended and brought again; audited */
        get: operations["Lists_faulty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dry run with this mapping: every row is judged, nobody is listed */
        post: operations["Lists_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List what the dry run found good, one person once; voids approvals */
        post: operations["Lists_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop after the rows that are being worked on */
        post: operations["Lists_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on */
        post: operations["Lists_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-lists/{listId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it; who was listed stays listed, a file of which nobody was taken becomes unreadable */
        post: operations["Lists_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/list-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of a campaign in numbers: first steps, languages, ends, pairs to decide */
        get: operations["Lists_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/parties/from-complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List who wrote the complaints of the incident; those who cannot be named as unidentified */
        post: operations["Lists_fromComplaints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/party-pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs that may be one person, in clear, the likeliest first; audited */
        get: operations["Pairs_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-pairs/{pairId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One person, or two; lists that change lose their approvals */
        post: operations["Pairs_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-pairs/{pairId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the decision back */
        post: operations["Pairs_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the start back before the first message */
        post: operations["Sending_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the trial run go on: from own addresses to ten persons, from them to everybody */
        post: operations["Sending_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of a campaign that is being sent: part, what it waits for, speed, when it will end */
        get: operations["Sending_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/mail-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the answers of a case stand; no content */
        get: operations["Replies_list"];
        put?: never;
        /** Sends an answer once the time to take it back is over; asked twice with one Idempotency-Key, once; with other words under the same key, refused */
        post: operations["Replies_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/mail-replies/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates filled for the case but for {{name}}, and whether mail can go out; no content */
        get: operations["Replies_start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/mail-replies/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Places of a letter that may be somebody else’s, or were left open; nothing is kept but the audit entry */
        post: operations["Replies_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/mail-replies/{replyId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an answer back before it goes out, and gives its words back */
        post: operations["Replies_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/mail-replies/{replyId}/ruling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what became of an answer of which no machine knows whether it arrived */
        post: operations["Replies_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/evidence-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One signed zip with reports, timeline, decisions and proof; that it leaves is audited first */
        post: operations["Evidence_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fingerprint of the key that signs packs, to be given to whoever checks them */
        get: operations["Evidence_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open alarms, then those of the past, newest first; 100 at most, no content */
        get: operations["Alarms_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has seen it and looks after it: after its first mail it is mailed no more; what happened once is put away by it */
        post: operations["Alarms_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Endpoints */
        get: operations["Webhooks_list"];
        put?: never;
        /** Add an endpoint; its secret is shown this once */
        post: operations["Webhooks_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret, shown this once; the one before signs along for a day */
        post: operations["Webhooks_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again; what waited goes out first */
        post: operations["Webhooks_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send nothing more, and put nothing more in line */
        post: operations["Webhooks_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest 200 deliveries with their last answers */
        get: operations["Webhooks_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again under its old webhook-id */
        post: operations["Webhooks_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept how long, how much is due, how much is under legal hold; no content */
        get: operations["Retention_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Legal holds with their reasons, newest first */
        get: operations["Retention_list"];
        put?: never;
        /** Ask for a legal hold; it holds at once, and a second person confirms it */
        post: operations["Retention_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds/{id}/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a hold, end it or keep it; refusing and lifting it each take two people */
        post: operations["Retention_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/monthly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Monthly report as JSON, CSV or PDF: the same figures in all three */
        get: operations["Reports_month"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Balance of the ledger and signed head of the audit log */
        get: operations["Reports_proofNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guideline/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The 27 examples of the guideline, each with figures of this desk as evidence */
        get: operations["Insight_boardNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of the monthly report over several months */
        get: operations["Insight_course"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of the audit log, newest first; that somebody looked is a line as well */
        get: operations["Insight_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every action that the log knows, and words of the codes in its facts */
        get: operations["Insight_actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same lines, oldest first, as CSV; the export is audited */
        get: operations["Insight_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ways in: whether they are open, and what came through them; no content */
        get: operations["SetupViews_channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Starting texts of acknowledgements, answers, notices and calls, with what their check finds */
        get: operations["SetupViews_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/lexicon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Words by which a possible sign is seen */
        get: operations["SetupViews_lexicon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Master keys and how many data keys each wraps; never a key */
        get: operations["SetupViews_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is due today for who asks: calls, reviews, clocks, tasks, notices, alarms; counts and moments, no content */
        get: operations["Today_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The telephone numbers of the desk, from the file of contact points */
        get: operations["Reach_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/web": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A web form of the operator posts a complaint, as JSON or as multipart with up to 5 files; answers slip number and secret. Idempotency-Key or formId names it */
        post: operations["Web_web"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that came with a web form, byte for byte; the look is written to the audit log */
        get: operations["Web_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Promised call-backs of open complaints, the earliest first, with a mark on those overdue; no content */
        get: operations["Web_promised"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SignInDto: {
            email: string;
            /** Format: password */
            password: string;
        };
        UserDto: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
        };
        CurrentSessionDto: {
            user: components["schemas"]["UserDto"];
            permissions: ("access:read" | "access:review" | "alarms:acknowledge" | "alarms:read" | "audit:read" | "clusters:decide" | "clusters:place" | "clusters:read" | "clusters:registers" | "complaints:assign" | "complaints:handle" | "complaints:log" | "complaints:original" | "complaints:read" | "engines:read" | "engines:sign" | "engines:texts" | "engines:try" | "evidence:export" | "guideline:read" | "holds:decide" | "imports:run" | "incidents:approve" | "incidents:read" | "incidents:write" | "intake:review-parked" | "intake:upload" | "keys:read" | "ledger:read" | "notices:approve" | "notices:read" | "notices:release" | "notices:write" | "proof:begin-anew" | "proof:read" | "reports:monthly" | "retention:read" | "review:decide" | "review:export" | "review:read" | "review:register" | "search:run" | "search:unmask" | "settings:read" | "system:operate" | "tasks:answer" | "tokens:manage" | "triage:certify" | "triage:preview" | "users:manage" | "walls:break-glass" | "walls:decide" | "webhooks:manage")[];
            csrfToken: string;
        };
        ChangePasswordDto: {
            /** Format: password */
            current: string;
            /** Format: password */
            next: string;
        };
        SessionDto: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            address: string;
            current: boolean;
        };
        SessionListDto: {
            items: components["schemas"]["SessionDto"][];
        };
        SetUpDto: {
            /** @description The secret behind # in the one-time link */
            token: string;
            email: string;
            name: string;
            /** Format: password */
            password: string;
        };
        UserDetailsDto: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastLoginAt: string | null;
            supervisorId: string | null;
            organisation: string | null;
        };
        UserListDto: {
            items: components["schemas"]["UserDetailsDto"][];
            nextCursor: string | null;
        };
        AddUserDto: {
            email: string;
            name: string;
            /** @enum {string} */
            role: "agent" | "supervisor" | "compliance" | "manager" | "auditor" | "admin";
            /**
             * Format: password
             * @description Made and answered once when absent
             */
            password?: string;
        };
        AddedUserDto: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastLoginAt: string | null;
            supervisorId: string | null;
            organisation: string | null;
            initialPassword: string | null;
        };
        ChangeUserDto: {
            /** @enum {string} */
            role?: "agent" | "supervisor" | "compliance" | "manager" | "auditor" | "admin";
            active?: boolean;
            name?: string;
            /** @description User whom this one answers to; null for nobody */
            supervisorId?: string | null;
            /** @description Shop or contractor the person works for; null for the operator's own house */
            organisation?: string | null;
        };
        MadePasswordDto: {
            password: string;
        };
        RoleDto: {
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
            ja: string;
            en: string;
            permissions: ("access:read" | "access:review" | "alarms:acknowledge" | "alarms:read" | "audit:read" | "clusters:decide" | "clusters:place" | "clusters:read" | "clusters:registers" | "complaints:assign" | "complaints:handle" | "complaints:log" | "complaints:original" | "complaints:read" | "engines:read" | "engines:sign" | "engines:texts" | "engines:try" | "evidence:export" | "guideline:read" | "holds:decide" | "imports:run" | "incidents:approve" | "incidents:read" | "incidents:write" | "intake:review-parked" | "intake:upload" | "keys:read" | "ledger:read" | "notices:approve" | "notices:read" | "notices:release" | "notices:write" | "proof:begin-anew" | "proof:read" | "reports:monthly" | "retention:read" | "review:decide" | "review:export" | "review:read" | "review:register" | "search:run" | "search:unmask" | "settings:read" | "system:operate" | "tasks:answer" | "tokens:manage" | "triage:certify" | "triage:preview" | "users:manage" | "walls:break-glass" | "walls:decide" | "webhooks:manage")[];
        };
        TokenDto: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date */
            lastUsedOn: string | null;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
        };
        TokenListDto: {
            items: components["schemas"]["TokenDto"][];
            nextCursor: string | null;
        };
        MakeTokenDto: {
            name: string;
            /** @enum {string} */
            role: "agent" | "supervisor" | "compliance" | "manager" | "auditor" | "admin";
            /**
             * Format: date-time
             * @description With offset; never when absent
             */
            expiresAt?: string;
        };
        MadeTokenDto: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date */
            lastUsedOn: string | null;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            token: string;
        };
        /** @description A colleague as everybody may know them. */
        PersonDto: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
            active: boolean;
        };
        PeopleDto: {
            items: components["schemas"]["PersonDto"][];
        };
        VerdictDto: {
            /** @enum {string} */
            verdict: "keep" | "change" | "remove";
        };
        DraftLineDto: {
            kind: string;
            key: string;
            version: number;
            savedAt: string;
        };
        DraftListDto: {
            items: components["schemas"]["DraftLineDto"][];
        };
        FieldErrorDto: {
            /** @example /contact/phone */
            pointer: string;
            /** @example isString */
            code: string;
        };
        ProblemDto: {
            type: string;
            title: string;
            status: number;
            /** @example http.invalid */
            code: string;
            traceId: string;
            errors?: components["schemas"]["FieldErrorDto"][];
            data?: {
                [key: string]: unknown;
            };
        };
        BrowserKeyDto: {
            id: string;
            /** @description AES-256-GCM, base64 */
            key: string;
            /**
             * Format: date-time
             * @description From here on a new key is to be asked for
             */
            renewAt: string;
        };
        OpenDraftDto: {
            /** @enum {string} */
            kind: "call" | "reply" | "note" | "transcript" | "decision";
            /** @description What it is about: an identifier */
            key: string;
            /** @description Counts the saves */
            version: number;
            /** Format: date-time */
            savedAt: string;
            /** @description As it was saved */
            value: Record<string, never>;
        };
        SaveDraftDto: {
            /** @description Any JSON */
            value: Record<string, never>;
            /** @description Version that this one is written over; 0 for none */
            base: number;
        };
        CaseNoteDto: {
            text: string;
        };
        WithdrawalDto: {
            withdrawn: boolean;
            /** @description How and why; kept sealed */
            note: string;
        };
        DangerDto: {
            present: boolean;
            /** @description What was seen and done; kept sealed */
            note: string;
        };
        LookUpDto: {
            /** @enum {string} */
            kind: "slip" | "phone" | "email" | "name" | "reference";
            value: string;
        };
        ContactDto: {
            name?: string;
            /** @description Any notation */
            phone?: string;
            email?: string;
            address?: string;
        };
        EditComplaintDto: {
            /** @description The version the caller saw */
            version: number;
            text?: string;
            subject?: string;
            contact?: components["schemas"]["ContactDto"];
            /** @description Not to be reached by; replaces what stood */
            doNotContactBy?: ("phone" | "letter" | "fax" | "email" | "web")[];
            /** @enum {string} */
            category?: "secrecy" | "billing" | "quality" | "contract" | "sales_conduct" | "device" | "desk_handling" | "policy_consent" | "nuisance" | "other";
            /** @enum {string} */
            severity?: "low" | "medium" | "high";
            /** @description False once a person has read what no reader could */
            humanMustRead?: boolean;
        };
        SecrecyAnswerDto: {
            involved: boolean;
            reason: string;
        };
        HandlingDto: {
            /** @enum {string} */
            to: "received" | "acknowledged" | "in_handling" | "replied" | "closed" | "reopened";
            note?: string;
            /** @description What came of it, as a code: resolved, explained, referred, … */
            outcome?: string;
            /** @description Required when `to` is `closed` */
            secrecy?: components["schemas"]["SecrecyAnswerDto"];
        };
        ReplyDto: {
            /** @enum {string} */
            channel: "phone" | "letter" | "fax" | "email" | "web";
            text: string;
            /** @description It only tells how far things are: the case is not answered by it */
            interim?: boolean;
            /**
             * Format: date-time
             * @description With `interim`: by when the complainant hears again
             */
            nextContactAt?: string;
        };
        AssignDto: {
            /** @description A user; null gives it to a team, or to nobody */
            to: string | null;
            /** @description With `to` null: the team by whom leads it, null for none; absent leaves it with the team that has it */
            team?: string | null;
            /** @description The owner whom the caller saw; 409 when it is another by now */
            seenOwner?: string | null;
        };
        BulkDto: {
            /** @enum {string} */
            action: "assign" | "acknowledge";
            ids: string[];
            /** @description For `assign`, as of one complaint */
            to?: string | null;
            /** @description For `assign`, as of one complaint */
            team?: string | null;
        };
        ParticipantDto: {
            /** @description Mail address */
            address: string;
        };
        CallMadeDto: {
            /** @enum {string} */
            outcome: "reached" | "absent" | "moved";
            /**
             * Format: date-time
             * @description The promise that the agent saw; absent where none stood
             */
            promisedAt?: string;
            /**
             * Format: date-time
             * @description The next promise; needed unless they spoke
             */
            next?: string;
            /**
             * @description What `next` promises; absent: as the one that stood, or a call
             * @enum {string}
             */
            kind?: "call" | "contact";
            /** @description Kept sealed */
            note?: string;
        };
        NarrowingDto: {
            /** @enum {string} */
            order?: "newest" | "oldest" | "callback" | "due";
            /** @enum {string} */
            state?: "received" | "acknowledged" | "in_handling" | "replied" | "closed" | "reopened";
            /** @enum {string} */
            channel?: "phone" | "letter" | "fax" | "email" | "web";
            /** @enum {string} */
            category?: "secrecy" | "billing" | "quality" | "contract" | "sales_conduct" | "device" | "desk_handling" | "policy_consent" | "nuisance" | "other";
            /** @enum {string} */
            severity?: "low" | "medium" | "high";
            flagged?: boolean;
            humanMustRead?: boolean;
            ownerId?: string;
            teamId?: string;
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
        };
        SaveViewDto: {
            /** @description Kept sealed; only its owner sees it */
            name: string;
            /** @enum {string} */
            queue: "all" | "mine" | "team" | "unassigned" | "must-read" | "overdue";
            narrowing?: components["schemas"]["NarrowingDto"];
        };
        /** @description A colleague by name. */
        WhoDto: {
            id: string;
            name: string;
        };
        AskDto: {
            by: components["schemas"]["WhoDto"];
            at: string;
            until: string;
        };
        KeptDto: {
            word: string;
            at: string;
        };
        ClaimDto: {
            holder: components["schemas"]["WhoDto"] | null;
            claimedAt: string | null;
            asked: components["schemas"]["AskDto"] | null;
            kept: components["schemas"]["KeptDto"] | null;
        };
        KeepDto: {
            /** @enum {string} */
            word: "nearly-done" | "on-the-phone" | "please-wait";
        };
        PresenceDto: {
            items: components["schemas"]["WhoDto"][];
        };
        SearchFiltersDto: {
            /** @enum {string} */
            state?: "received" | "acknowledged" | "in_handling" | "replied" | "closed" | "reopened";
            /** @enum {string} */
            channel?: "phone" | "letter" | "fax" | "email" | "web";
            /**
             * Format: date
             * @description First Tokyo day of arrival
             */
            receivedFrom?: string;
            /**
             * Format: date
             * @description Last Tokyo day of arrival
             */
            receivedTo?: string;
        };
        SearchDto: {
            /** @description Words, names, numbers in any notation; spaces mean "and" */
            q: string;
            filters?: components["schemas"]["SearchFiltersDto"];
            /** @description Hits of a page; 20 when absent */
            limit?: number;
            /** @description nextCursor of the page before */
            cursor?: string;
        };
        /** @description A piece of a text; `hit` where it was asked for. */
        PieceDto: {
            text: string;
            hit: boolean;
        };
        /** @description Where in a case the words stand. */
        FoundPlaceDto: {
            /** @enum {string} */
            kind: "address" | "email" | "follow-up" | "name" | "note" | "page" | "participant" | "phone" | "reference" | "reply" | "slip" | "subject" | "text";
            pieces: components["schemas"]["PieceDto"][];
        };
        /** @description One hit. */
        SearchHitDto: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            receivedAt: string;
            /** @enum {string} */
            state: "acknowledged" | "closed" | "in_handling" | "received" | "reopened" | "replied";
            category: string | null;
            humanMustRead: boolean;
            masked: boolean;
            name: string | null;
            phone: string | null;
            found: components["schemas"]["FoundPlaceDto"][];
        };
        /** @description One page of hits, newest first. */
        SearchPageDto: {
            items: components["schemas"]["SearchHitDto"][];
            nextCursor: string | null;
        };
        UnmaskDto: {
            complaintId: string;
            /** @description What for; kept in the audit log */
            purpose: string;
            /** @description The search whose hit it is */
            q?: string;
        };
        /** @description A hit without masks. */
        UnmaskedDto: {
            name: string | null;
            phone: string | null;
            email: string | null;
            found: components["schemas"]["FoundPlaceDto"][];
        };
        NewBeginningDto: {
            /** @enum {string} */
            reason: "engine-changed" | "words-changed" | "readers-retrained" | "pile-reread";
        };
        IssueCertificateDto: {
            /** @description the desk's setting unless said */
            alpha?: number;
        };
        SignEngineDto: {
            /** @enum {string} */
            purpose: "activation" | "retreat";
            /** @description For an activation: reportSha256 of the trial that was read */
            reportSha256?: string;
        };
        PreviewDto: {
            text: string;
            /** @enum {string} */
            channel: "phone" | "letter" | "fax" | "email" | "web";
            /** @description ISO 639-1 */
            lang?: string;
        };
        RegisterExportDto: {
            /** @description Rows of a page; 50 when absent */
            limit?: number;
            /** @description nextCursor of the page before */
            cursor?: string;
            /** @enum {string} */
            decision?: "set_aside" | "suspected";
            /** @enum {string} */
            stage?: "single" | "first" | "second" | "third" | "control";
            /** @description A code of GET /api/v1/review/reason-codes */
            reasonCode?: string;
            /** @description Who decided */
            reader?: string;
            /** @description Version of the engine */
            engine?: string;
            /** @enum {string} */
            channel?: "phone" | "letter" | "fax" | "email" | "web";
            /**
             * Format: date
             * @description First day (Tokyo)
             */
            from?: string;
            /**
             * Format: date
             * @description Last day (Tokyo)
             */
            to?: string;
            /**
             * @description ja unless said
             * @enum {string}
             */
            lang?: "ja" | "en";
        };
        CitationDto: {
            start: number;
            end: number;
            text: string;
        };
        DecisionDto: {
            /** @enum {string} */
            decision: "set_aside" | "suspected";
            /** @description A code of GET /api/v1/review/reason-codes */
            reasonCode: string;
            note?: string;
            /** @description The assessment that the reader saw, null of a blind reading; what they last opened when absent */
            assessmentId?: string;
            /** @description Quoted stretches; needed to set aside lead classes L1-L9 */
            citedEvidence?: components["schemas"]["CitationDto"][];
            /**
             * Format: date-time
             * @description Arrival of the complaint unless said; a later moment needs knownAtReason
             */
            knownAt?: string;
            knownAtReason?: string;
            /** @description Incident to join; a new one is opened when absent */
            incidentId?: string;
        };
        ClusterDecisionDto: {
            /** @enum {string} */
            decision: "watch" | "dismissed" | "incident";
            /** @description Required when dismissed: a code of GET /api/v1/clusters/vocabulary */
            reasonCode?: string;
            note?: string;
            /**
             * Format: date-time
             * @description Earliest arrival of its complaints unless said; a later moment needs knownAtReason
             */
            knownAt?: string;
            knownAtReason?: string;
            /** @description Incident to join; a new one is opened when absent */
            incidentId?: string;
        };
        ShopDto: {
            code: string;
            name: string;
            /** @description Further words by which texts name it */
            words?: string[];
        };
        ReleaseDto: {
            code: string;
            title: string;
            /** @description Service that it belongs to; all when absent */
            service?: string;
            /** Format: date-time */
            releasedAt: string;
            /** @description Hours for which complaints are held against it; 72 unless said */
            watchHours?: number;
        };
        PlacesDto: {
            service?: string;
            area?: string;
            shop?: string;
            step?: string;
        };
        LogComplaintDto: {
            text: string;
            subject?: string;
            /** @description ISO 639-1; guessed when absent */
            language?: string;
            contact?: components["schemas"]["ContactDto"];
            /** @description Through the telephone relay service, or wishes to be called by it */
            viaRelay?: boolean;
            /**
             * Format: date-time
             * @description Promised, or wished, call-back
             */
            callbackAt?: string;
            /** @description Cannot, or does not wish to, speak on the telephone */
            cannotSpeakOnPhone?: boolean;
            /** @description Who speaks on behalf of the complainant */
            representative?: string;
            /** @enum {string} */
            channel: "phone" | "letter" | "fax" | "email" | "web";
            /**
             * Format: date-time
             * @description When it reached the operator; now unless given, never later than now
             */
            receivedAt?: string;
            /**
             * Format: date
             * @description When it happened
             */
            occurredOn?: string;
            /** @description Identifier of the call at the exchange */
            callId?: string;
            /** @description The line (telephone or customer number) that it is about */
            lineNumber?: string;
            /** @description When they would like to be called back, in their words */
            callbackWish?: string;
            /** @description When it happened, where no date can be made of the words */
            occurredAsTyped?: string;
            /** @description Questions that were asked in the call, in the order of their marks (Q1) in the text. Kept beside the text: words of the desk are no sign of a leak */
            askedQuestions?: string[];
        };
        FollowUpDto: {
            /** @enum {string} */
            channel: "phone" | "letter" | "fax" | "email" | "web";
            text: string;
            /**
             * Format: date-time
             * @description When it reached the operator; now unless given, never later than now
             */
            receivedAt?: string;
        };
        AcceptMailboxDto: {
            /** @description Name of the mailbox in the settings */
            name: string;
            /**
             * @description Every mail, what came after the look, or what came from a day on
             * @enum {string}
             */
            take: "all" | "new" | "from";
            /**
             * Format: date
             * @description First day (Tokyo), for `from`
             */
            from?: string;
        };
        MailboxNameDto: {
            /** @description Name of the mailbox in the settings */
            name: string;
        };
        ParkedReasonDto: {
            reason: string;
        };
        ParkedNoteDto: {
            note?: string;
        };
        WordFixDto: {
            /** @description Index into the page’s words */
            index: number;
            /** @description What really stands there; empty when nothing does */
            text: string;
        };
        CorrectPageDto: {
            text?: string;
            words?: components["schemas"]["WordFixDto"][];
        };
        TranscriptDto: {
            text: string;
        };
        ImportValuesDto: {
            channel?: {
                [key: string]: "phone" | "letter" | "fax" | "email" | "web";
            };
            status?: {
                [key: string]: "open" | "closed";
            };
        };
        ImportMappingDto: {
            columns: {
                [key: string]: string[];
            };
            /**
             * @description Channel of rows that name none; phone unless said
             * @enum {string}
             */
            channel?: "phone" | "letter" | "fax" | "email" | "web";
            /** @enum {string|null} */
            dayOrder?: "dmy" | "mdy" | null;
            /** @description Whether the first row names the columns; true unless said */
            header?: boolean;
            /**
             * @description Rows that equal an earlier row of the same file
             * @enum {string}
             */
            repeats?: "skip" | "take";
            values?: components["schemas"]["ImportValuesDto"];
        };
        CheckImportDto: {
            mapping?: components["schemas"]["ImportMappingDto"];
        };
        CreateIncidentDto: {
            /** @description Names no person */
            title: string;
            /** @description Complaints to link; may be empty */
            complaintIds: string[];
            /** Format: date-time */
            knownAt?: string;
            knownAtReason?: string;
        };
        SecrecyDto: {
            /** @description Whether it involves the secrecy of communications */
            involved: boolean;
            reason: string;
        };
        TransitionDto: {
            /** @enum {string} */
            to: "lead" | "suspected" | "confirmed" | "unfounded" | "closed";
            reason: string;
            /**
             * Format: date-time
             * @description Only from lead to suspected
             */
            knownAt?: string;
            knownAtReason?: string;
            /** @description Needed before closed and unfounded */
            secrecy?: components["schemas"]["SecrecyDto"];
        };
        UnlinkDto: {
            reason: string;
        };
        KnownAtDto: {
            /** Format: date-time */
            knownAt: string;
            reason: string;
            /**
             * @description Of which moment; known when absent
             * @enum {string}
             */
            moment?: "known" | "occurred" | "discovered";
        };
        KnownAtRefusalDto: {
            reason: string;
        };
        FactsDto: {
            /** @description The incident's version that the caller saw */
            version: number;
            /** @description Field → text, or null to clear; fields that are absent stay. Names stand in config/forms/fields.yaml */
            facts: {
                [key: string]: string | null;
            };
        };
        EstimateDto: {
            /** @description What is absent is unknown; one of the four is needed */
            persons?: number;
            lines?: number;
            accounts?: number;
            messages?: number;
            basis: string;
            /** Format: date-time */
            asOf: string;
        };
        ObligationDecisionDto: {
            /** @enum {string} */
            decision: "undecided" | "applies" | "does_not";
            why: string;
        };
        SubmissionDto: {
            /** @description Stage of the obligation */
            stage: string;
            /** Format: date-time */
            reportedAt: string;
            /** @description A code: phone, email, form, letter, fax, visit */
            means: string;
            recipient: string;
            receiptNote?: string;
            /** @description Needed when the report was made more than 48 hours ago */
            lateReason?: string;
        };
        MakeReportDto: {
            /** @example art28-first */
            form: string;
            /**
             * @description original until one was handed in, then correction or supplement
             * @enum {string}
             */
            kind: "original" | "correction" | "supplement";
            /** @description Of a correction or supplement; printed on it */
            reason?: string;
        };
        ApproveReportDto: {
            /** @description bindingHash of the version that the person looked at */
            bindingHash: string;
        };
        SubmitReportDto: {
            /** Format: date-time */
            reportedAt: string;
            /** @description A code: phone, email, form, letter, fax, visit */
            means: string;
            recipient: string;
            receiptNote?: string;
            /** @description Why it was handed in although the incident had moved on */
            outdatedReason?: string;
            /** @description Needed when several obligations ask for this form */
            obligationId?: string;
        };
        WallSubjectDto: {
            /** @enum {string} */
            kind: "employee" | "shop" | "contractor";
            /** @description Of an employee */
            userId?: string;
            /** @description Of a shop or contractor */
            name?: string;
        };
        RaiseWallDto: {
            subjects: components["schemas"]["WallSubjectDto"][];
            reason: string;
        };
        LiftDto: {
            reason: string;
        };
        BreakGlassDto: {
            /** @description Identifier or number */
            incident: string;
            reason: string;
        };
        GlassReviewDto: {
            /** @enum {string} */
            verdict: "justified" | "unjustified";
            note: string;
        };
        TitleDto: {
            /** @description The incident's version that the caller saw */
            version: number;
            /** @description Names no person */
            title: string;
        };
        MemberAnswerDto: {
            /** @enum {string} */
            answer: "covered" | "changes";
            reason: string;
        };
        KnowledgeDto: {
            /** @enum {string} */
            who: "desk" | "department" | "contractor" | "outside";
            /** @description The person or department by name */
            name: string;
            what: string;
            /** Format: date-time */
            learnedAt: string;
            /** @description A linked complaint from which it was learned */
            complaintId?: string;
            /** @description An entry that this one puts right */
            correctsId?: string;
        };
        EndRefusalDto: {
            reason: string;
        };
        CauseDto: {
            /** @description A code of config/causes.yaml */
            code: string;
            /** @enum {string} */
            part: "root" | "contributing";
            basis: string;
        };
        WordsDto: {
            words: string;
        };
        MeasureDto: {
            /** @enum {string} */
            kind: "containment" | "prevention";
            text: string;
            /** @description Person or department by name */
            owner?: string;
            ownerUserId?: string;
            /** @description The cause that it is to remove */
            causeCode?: string;
            /** Format: date */
            dueOn: string;
            /**
             * Format: date
             * @description By when somebody looks whether it works; needed for prevention
             */
            checkDueOn?: string;
            /** @description The measure without effect in whose place it comes */
            replacesId?: string;
        };
        MeasureStepDto: {
            /** @enum {string} */
            step: "done" | "effective" | "ineffective" | "drop" | "resume";
            words: string;
        };
        TaskAnswerDto: {
            words: string;
        };
        NewTaskDto: {
            title: string;
            text: string;
            /** @enum {string} */
            assigneeKind: "department" | "contractor" | "user";
            /** @description Department or contractor by name; not for users */
            assignee?: string;
            /** @description The user who is asked, with assigneeKind user */
            userId?: string;
            /** Format: date-time */
            dueAt: string;
        };
        TaskStepDto: {
            /** @enum {string} */
            step: "answer" | "accept" | "return" | "drop" | "reopen";
            words: string;
        };
        TaskDueDto: {
            /** Format: date-time */
            dueAt: string;
            reason: string;
        };
        TargetDto: {
            /** Format: date-time */
            targetAt: string;
            reason: string;
        };
        ChangeWordsDto: {
            subject?: string;
            body?: string;
            /** @enum {string} */
            language?: "ja" | "en" | "plain";
            /** @description `version` of the words that were read; 428 without, 409 when others stand there */
            seen: string;
        };
        PartyDto: {
            name?: string;
            /** @description Without an address a person must tell the party */
            email?: string;
            complaintId?: string;
            kana?: string;
            phone?: string;
            /** @description Seven digits */
            postalCode?: string;
            /** @description Lines of the postal address */
            address?: string[];
            customerNo?: string;
            /** @description Affected lines */
            lines?: string[];
            /** @description Affected accounts */
            accounts?: string[];
            note?: string;
            /** @enum {string} */
            language?: "ja" | "en" | "plain";
            /**
             * @description Which end of the communication; subscriber unless said
             * @enum {string}
             */
            role?: "subscriber" | "counterparty" | "unidentified";
        };
        AddPartiesDto: {
            parties: components["schemas"]["PartyDto"][];
        };
        ApprovalDto: {
            /** @description bindingHash of what the approver looked at */
            bindingHash?: string;
        };
        ToldDto: {
            /** @enum {string} */
            means: "phone" | "letter" | "in-person" | "reply";
            /**
             * Format: date
             * @description Day on which the person was told
             * @example 2026-11-25
             */
            on: string;
            /** @description What can be checked afterwards: who spoke, from where, what was answered */
            note: string;
        };
        SeenTextsDto: {
            ja?: string;
            en?: string;
            plain?: string;
        };
        TextsDto: {
            ja?: components["schemas"]["WordsDto"] | null;
            en?: components["schemas"]["WordsDto"] | null;
            plain?: components["schemas"]["WordsDto"] | null;
            /** @description What was read in each language written here; 428 without, 409 when others stand there */
            seen: components["schemas"]["SeenTextsDto"] | null;
        };
        ReasonDto: {
            reason: string;
        };
        NewCampaignDto: {
            subject?: string;
            body?: string;
            /** @enum {string} */
            language?: "ja" | "en" | "plain";
            /** @description Starting text; see GET /notice-templates */
            templateId?: string;
            /**
             * @description `first` passes over whom another campaign told
             * @enum {string}
             */
            purpose?: "first" | "correction";
        };
        NoticeRulingDto: {
            reason: string;
            /** @enum {string} */
            about: "party" | "list" | "estimate";
            /** @description Identifier of the party, the list or the estimate */
            subject: string;
        };
        CallDto: {
            /** @enum {string} */
            outcome: "told" | "no-answer" | "call-back" | "refused" | "wrong-number";
            note?: string;
            /** Format: date-time */
            callBackAt?: string;
        };
        SubstituteMeasureDto: {
            /** @description Text for publication; names nobody */
            text: string;
            /** @description Where people can ask whether they are concerned */
            hotline: string;
        };
        DecideMeasureDto: {
            reason: string;
            /** @description textHash of what was looked at */
            textHash: string;
        };
        PublishedDto: {
            /**
             * Format: date
             * @example 2026-12-10
             */
            on: string;
            /** @description Where it was published */
            place: string;
        };
        CodeDto: {
            /** @example 0123-4567-89AB */
            code: string;
            /** @enum {string} */
            means: "phone" | "letter" | "in-person";
        };
        PrintLettersDto: {
            /** @description Letters in the batch at most */
            most?: number;
            /** @description Print the customer bar code of Japan Post */
            barcode?: boolean;
            /** @description Begin each letter on the front of a sheet */
            duplex?: boolean;
        };
        PostedDto: {
            /**
             * Format: date
             * @example 2026-11-25
             */
            on: string;
            /** @description Numbers of letters that were spoilt and not posted */
            except?: string[];
        };
        ReturnedLettersDto: {
            /** @description Numbers printed on the letters */
            proofs: string[];
            /** @enum {string} */
            reason: "unknown-address" | "moved" | "refused" | "not-collected" | "other";
            /**
             * Format: date
             * @example 2026-12-02
             */
            on: string;
        };
        ListMappingDto: {
            columns: {
                [key: string]: string[];
            };
            /** @description Whether the first row names the columns; true unless said */
            header?: boolean;
            /**
             * @description What rows are that do not say it
             * @enum {string}
             */
            role?: "subscriber" | "counterparty" | "unidentified";
            /**
             * @description In which language rows are told that do not say it
             * @enum {string}
             */
            language?: "ja" | "en" | "plain";
        };
        CheckListDto: {
            mapping?: components["schemas"]["ListMappingDto"];
        };
        FromComplaintsDto: {
            /** @description Complaints of the incident; all linked ones when absent */
            complaintIds?: string[];
            /**
             * @description Which end of the communication they are; subscriber unless said
             * @enum {string}
             */
            role?: "subscriber" | "counterparty" | "unidentified";
        };
        PairDecisionDto: {
            /** @enum {string} */
            decision: "same" | "different";
        };
        TrialReleaseDto: {
            /**
             * @description Why it may go on though a trial message was not taken
             * @enum {string}
             */
            despite?: "own-address-wrong" | "person-unreachable" | "fault-mended";
        };
        LetterDto: {
            subject: string;
            text: string;
        };
        ConfirmedDto: {
            /** @description Why it may go out; kept sealed */
            reason: string;
            /** @description How many places the writer was shown */
            findings: number;
        };
        NewReplyDto: {
            subject: string;
            text: string;
            /** @description Template it was begun from */
            templateId?: string;
            /** @description It only tells how far things are; as its template says when absent */
            interim?: boolean;
            /**
             * Format: date-time
             * @description By when an interim one says that the complainant hears again
             */
            nextContactAt?: string;
            confirmed?: components["schemas"]["ConfirmedDto"];
        };
        ReplyRulingDto: {
            /** @description It is known to have reached the complainant */
            delivered: boolean;
            /** @description How that is known; kept sealed */
            note: string;
        };
        EvidenceDto: {
            /** @description Why the evidence leaves the desk */
            purpose: string;
            /** @description Originals and words of complaints as well, not hashes alone */
            originals?: boolean;
        };
        AddWebhookDto: {
            /** @description https; http only for this machine itself */
            url: string;
            events: ("complaint.registered" | "signal.suspected")[];
        };
        NewHoldDto: {
            /** @description Slip number or number of an incident */
            number: string;
            reason: string;
        };
        HoldStepDto: {
            /** @enum {string} */
            step: "approve" | "refuse" | "agree-refusal" | "ask-again" | "ask-lift" | "lift" | "keep-up";
            /** @description Needed to ask that it be lifted, and to refuse it */
            reason?: string;
        };
        WebPostDto: {
            text: string;
            subject?: string;
            /** @description ISO 639-1; guessed when absent */
            language?: string;
            contact?: components["schemas"]["ContactDto"];
            /** @description Through the telephone relay service, or wishes to be called by it */
            viaRelay?: boolean;
            /**
             * Format: date-time
             * @description Promised, or wished, call-back
             */
            callbackAt?: string;
            /** @description Cannot, or does not wish to, speak on the telephone */
            cannotSpeakOnPhone?: boolean;
            /** @description Who speaks on behalf of the complainant */
            representative?: string;
            /** @description Names the post, so that sending it again makes no second case; or send an Idempotency-Key */
            formId?: string;
        };
        /** @description A review with its lines. */
        AccessReviewView: {
            lines: number;
            answered: number;
            id: string;
            /** @description `2026-Q4` */
            quarter: string;
            /** Format: date-time */
            openedAt: string;
            openedBy: string;
            /** Format: date-time */
            signedAt: string | null;
            signedBy: string | null;
            items: components["schemas"]["ReviewLineView"][];
        };
        /** @description A time during which somebody held a role; `to` null while they still do. */
        AccessSpan: {
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string | null;
        };
        /** @description An alarm as people see it. */
        AlarmView: {
            id: string;
            /** @description `area.kebab`. */
            code: string;
            /** @description Which of several; '' when there is only one. */
            about: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            lastAt: string;
            times: number;
            /** Format: date-time */
            calmedAt: string | null;
            /** Format: date-time */
            acknowledgedAt: string | null;
            acknowledgedBy: string | null;
            /**
             * Format: date-time
             * @description The last mail that a server took.
             */
            mailedAt: string | null;
            /**
             * Format: date-time
             * @description The last try to mail it, whatever came of it.
             */
            triedAt: string | null;
            facts: {
                [key: string]: number | string;
            };
        };
        /** @description A rung of the alert ladder that was raised. */
        AlertView: {
            id: string;
            /** @enum {string} */
            rung: "h24" | "h72" | "half" | "overdue" | "working_passed";
            due: string;
            /** Format: date-time */
            raisedAt: string;
            acknowledgedBy: string | null;
            /** Format: date-time */
            acknowledgedAt: string | null;
        };
        /** @description One line of the ledger as people see it. */
        ArrivalLine: {
            id: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            recordedAt: string;
            /** @enum {string} */
            outcome: "complaint" | "parked" | "pending" | "repeat" | "reply";
            parkedReason: string | null;
            complaintId: string | null;
            repeatOf: string | null;
            sha256: string;
            size: number;
            mediaType: string;
            humanMustRead: boolean;
            warnings: string[];
            source: string;
            /**
             * Format: date-time
             * @description When a person looked at it, if it is parked.
             */
            reviewedAt: string | null;
            /** @description How long (seconds) it waits: unread since it was recorded, with attached documents unread, or parked with a sign and seen by nobody since it arrived. Null when nothing waits. */
            waitingSeconds: number | null;
            /** @description Our addresses that it was sent to, as the envelope had them. */
            addresses: string[];
        };
        /** @description An arrival as plain text: nothing of it can run, load or lead anywhere. */
        ArrivalText: {
            subject: string | null;
            from: components["schemas"]["MailAddress"] | null;
            to: components["schemas"]["MailAddress"][];
            date: string | null;
            text: string;
            attachments: {
                name: string;
                mediaType: string;
                size: number;
            }[];
            warnings: string[];
            /** @description What is known of the look that a mail's sender gave it; null when it is plain text or no mail. */
            asSent: components["schemas"]["SentLookFacts"] | null;
        };
        /** @description The assessment without the spans' text. */
        AssessmentSummary: {
            score: number;
            flagged: boolean;
            kinds: string[];
            clauses: string[];
            category: string;
            severity: string;
            engine: string;
        };
        /** @description Whom complaints can be given to, for choosing. */
        Assignees: {
            people: {
                id: string;
                name: string;
                role: string;
                teamId: string | null;
            }[];
            /** @description Teams by whom leads them. */
            teams: {
                id: string;
                name: string;
            }[];
        };
        /** @description One thing that must hold for the promise, in words. */
        Assumption: {
            code: string;
            ja: string;
            en: string;
        };
        /** @description A line of the log as people read it. */
        AuditLineView: {
            seq: number;
            /** Format: date-time */
            at: string;
            actorKind: string;
            actorId: string;
            action: string;
            object: string;
            purpose: string | null;
            prevHash: string;
            hash: string;
            /** @description Name of the person; null for machines and parts of the desk. */
            actorName: string | null;
            /** @description Slip number, number of the incident or name of the user that the object is or belongs to; null when it has none. */
            objectName: string | null;
            facts: {
                [key: string]: unknown;
            };
            /** @description Numbers and names of what the facts name by identifier. */
            names: {
                [key: string]: string;
            };
        };
        AuditVocabulary: {
            items: string[];
            codes: {
                [key: string]: {
                    ja: string;
                    en: string;
                };
            };
        };
        /** @description A batch as lists show it; no name, no address. */
        BatchLine: {
            id: string;
            /** @description Counts up over the desk: `000012`. */
            number: string;
            /** @enum {string} */
            state: "posted" | "printed";
            letters: number;
            /** @description Whether letters carry the bars of the post, and whether each begins on a front. */
            barcode: boolean;
            duplex: boolean;
            printedBy: string;
            /** Format: date-time */
            printedAt: string;
            postedBy: string | null;
            /** Format: date */
            postedOn: string | null;
            returned: number;
        };
        BilingualText: {
            ja: string;
            en: string;
        };
        /** @description An example with its evidence. */
        BoardLine: {
            id: string;
            title: {
                en: string;
                ja: string;
            };
            /** @description The guideline's own wording. */
            text: string;
            /** @enum {string} */
            state: "fine" | "look";
            evidence: components["schemas"]["TrendsEvidence"][];
        };
        /** @description Everything that is known of missed signals, without content. */
        BoundAnswer: {
            /** Format: date-time */
            at: string;
            /**
             * @description What the operator set: `policy`, or `allow` when everything rests whatever is proven.
             * @enum {string}
             */
            setting: "allow" | "policy";
            state: {
                allowed: boolean;
                reason: components["schemas"]["SetAsideReason"];
                /**
                 * @description What the answer rests on: the readings of everything, or the drawn rounds.
                 * @enum {string}
                 */
                basis: "rounds" | "stream";
                /** @description Upper bound as a share; null before anything was read. */
                rateAtMost: number | null;
                /**
                 * Format: date-time
                 * @description Moment of the newest evidence.
                 */
                asOf: string | null;
                /** Format: date-time */
                since: string | null;
            };
            targets: {
                rate: number;
                confidence: number;
                cleanSamples: number;
                windowDays: number;
                staleDays: number;
            };
            /** @description Over the complete rounds of the window. */
            bound: {
                pile: number;
                read: number;
                hits: number;
                leastShare: number | null;
                missedAtMost: number;
                /** @description Without those that the sample found. */
                unfoundAtMost: number;
                rateAtMost: number;
                confidence: number;
                rounds: number;
                /** Format: date-time */
                asOf: string | null;
                /** @description Set aside, but in no complete round yet. */
                notYetCovered: number;
            };
            /** @description Complaints that were all read because nothing might rest. */
            stream: {
                read: number;
                hits: number;
                rateAtMost: number | null;
                /** Format: date-time */
                newestAt: string | null;
                nextLookAt: number | null;
            };
            epoch: {
                number: number;
                /** Format: date-time */
                beganAt: string | null;
                reason: string | null;
                restarts: number;
            };
            rounds: components["schemas"]["RoundLine"][];
            strata: components["schemas"]["StratumLine"][];
            sizes: components["schemas"]["ProvenBySize"][];
            control: components["schemas"]["ControlSet"];
        };
        /** @description A key for the browser's own copies. */
        BrowserKey: {
            id: string;
            /** @description AES-256-GCM, base64. */
            key: string;
            /**
             * Format: date-time
             * @description From here on a new key is to be asked for.
             */
            renewAt: string;
        };
        /**
         * @description Invented texts that the model did not see, or signals that people of this desk confirmed.
         * @enum {string}
         */
        CalibrationSource: "desk" | "invented";
        CallPage: {
            items: components["schemas"]["CallTask"][];
            nextCursor: string | null;
            total: number;
        };
        /** @description All that the person at the telephone needs. */
        CallSheet: {
            id: string;
            name: string | null;
            kana: string | null;
            phone: string | null;
            /** @enum {string} */
            language: "en" | "ja" | "plain";
            /** @description What the party confirms the notice with. */
            code: string;
            script: string;
            calls: components["schemas"]["MadeCall"][];
        };
        /** @description A telephone task as the worklist shows it. */
        CallTask: {
            /** @description Identifier of the notice. */
            id: string;
            /** @description `山***` */
            label: string;
            calls: number;
            /** @enum {string|null} */
            lastOutcome: "call-back" | "no-answer" | "refused" | "told" | "wrong-number" | null;
            /** Format: date-time */
            callBackAt: string | null;
            /** Format: date-time */
            dueAt: string | null;
            overdue: boolean;
        };
        /** @description A promise to call somebody back; no content. */
        CallbackLine: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            state: string;
            ownerId: string | null;
            /** Format: date-time */
            callbackAt: string;
            /**
             * @description A call, or word by whatever way.
             * @enum {string}
             */
            kind: "call" | "contact";
            viaRelay: boolean;
            overdue: boolean;
            /** @description Until the promised moment; negative once it has passed. */
            secondsLeft: number;
        };
        /**
         * @description Why a trial run stands still: it went well and a person must let it go on, or it did not go well.
         * @enum {string}
         */
        CampaignHold: "canary-failed" | "release";
        /** @description What two people approve, as it arrives. */
        CampaignPreview: {
            /** @description The words as the first who is written to gets them: name masked, code not made yet. Null where nobody is. */
            first: {
                label: string;
                /** @enum {string} */
                language: "en" | "ja" | "plain";
                subject: string;
                body: string;
            } | null;
            /** @description Time in which a start can be taken back. */
            undoSeconds: number;
        };
        /** @description How far a campaign's e-mail is. */
        CampaignProgressView: {
            /** @enum {string} */
            state: "approved" | "canary" | "done" | "draft" | "paused" | "running" | "scheduled";
            /**
             * @description Part of the campaign; null while the list is being planned, and before the start.
             * @enum {string|null}
             */
            stage: "all" | "own" | "ten" | null;
            /** @description What a person must do before it goes on, or null. */
            hold: components["schemas"]["CampaignHold"] | null;
            /**
             * Format: date-time
             * @description Until then the start can be taken back; null when nothing was started.
             */
            startsAt: string | null;
            /** @description Messages to our own addresses by outcome. */
            own: {
                [key: string]: number;
            };
            /** @description Persons of the trial run by state. */
            persons: {
                [key: string]: number;
            };
            email: {
                accepted: number;
                acknowledged: number;
                bounced: number;
                failed: number;
                misdelivered: number;
                pending: number;
                returned: number;
                sending: number;
                unknown: number;
            };
            /** @description E-mails that are still to go out, first or again. */
            remaining: number;
            /** @description Of these, those a process is at now. */
            underWay: number;
            /** @description Messages per minute, over the last minutes in which any ended. */
            perMinute: number;
            /**
             * Format: date-time
             * @description When the last e-mail should have gone out at this speed; null when nothing moves.
             */
            etaAt: string | null;
        };
        CampaignSummary: {
            id: string;
            incidentId: string;
            /** @enum {string} */
            state: "approved" | "canary" | "done" | "draft" | "paused" | "running" | "scheduled";
            language: string;
            templateId: string | null;
            /** @enum {string} */
            purpose: "correction" | "first";
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            doneAt: string | null;
            /**
             * @description How far the trial run is, and what a person must say before it goes on.
             * @enum {string|null}
             */
            stage: "all" | "own" | "ten" | null;
            hold: components["schemas"]["CampaignHold"] | null;
            /**
             * Format: date-time
             * @description Until then the start can be taken back.
             */
            startsAt: string | null;
            /** @description Persons by the state of their current step. */
            counts: components["schemas"]["NoticeCounts"];
            /** @description Notices by step and state. */
            steps: {
                email: components["schemas"]["NoticeCounts"];
                letter: components["schemas"]["NoticeCounts"];
                phone: components["schemas"]["NoticeCounts"];
                substitute: components["schemas"]["NoticeCounts"];
            };
            /** @enum {string|null} */
            waitingFor: "dry-run" | "no-server" | null;
        };
        CampaignView: {
            id: string;
            incidentId: string;
            /** @enum {string} */
            state: "approved" | "canary" | "done" | "draft" | "paused" | "running" | "scheduled";
            language: string;
            templateId: string | null;
            /** @enum {string} */
            purpose: "correction" | "first";
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            doneAt: string | null;
            /**
             * @description How far the trial run is, and what a person must say before it goes on.
             * @enum {string|null}
             */
            stage: "all" | "own" | "ten" | null;
            hold: components["schemas"]["CampaignHold"] | null;
            /**
             * Format: date-time
             * @description Until then the start can be taken back.
             */
            startsAt: string | null;
            /** @description Persons by the state of their current step. */
            counts: components["schemas"]["NoticeCounts"];
            /** @description Notices by step and state. */
            steps: {
                email: components["schemas"]["NoticeCounts"];
                letter: components["schemas"]["NoticeCounts"];
                phone: components["schemas"]["NoticeCounts"];
                substitute: components["schemas"]["NoticeCounts"];
            };
            /** @enum {string|null} */
            waitingFor: "dry-run" | "no-server" | null;
            subject: string;
            body: string;
            /** @description Of subject and body; sent back as `seen` with other ones. */
            version: string;
            /** @description The words in further languages, each with its version. */
            texts: {
                /** @enum {string} */
                language: "en" | "ja" | "plain";
                subject: string;
                body: string;
                version: string;
            }[];
            lint: components["schemas"]["LintFinding"][];
            /** @description What an approval given now would bind; send it back with the approval. */
            bindingHash: string;
            approvalsNeeded: number;
            approvals: {
                approverId: string;
                /** Format: date-time */
                approvedAt: string;
                counts: boolean;
            }[];
            /** @description Everybody who wrote the words or changed the list; none of them may approve. */
            authorIds: string[];
            parties: components["schemas"]["NoticeLine"][];
            nextCursor: string | null;
        };
        /** @description Figures by channel, language and kind of signal. */
        CardGroups: {
            channel: {
                [key: string]: components["schemas"]["GroupOnCard"];
            };
            language: {
                [key: string]: components["schemas"]["GroupOnCard"];
            };
            kind: {
                [key: string]: components["schemas"]["GroupOnCard"];
            };
        };
        /** @description A cause of the taxonomy. */
        Cause: {
            code: string;
            group: string;
            ja: string;
            en: string;
            /** Format: date */
            retiredOn: string | null;
        };
        /** @description What holds now, and what it costs. */
        CertificateNow: {
            /** Format: date-time */
            at: string;
            /**
             * @description `none` while none was issued for the model that reads now.
             * @enum {string}
             */
            state: "expired" | "expiring" | "none" | "other-model" | "superseded" | "valid";
            certificate: components["schemas"]["CertificateView"] | null;
            threshold: {
                inForce: number;
                model: number;
                certificateId: string | null;
            };
            /** @description Registrations of the last 365 days under this model, and how many of them each threshold flags. */
            cost: components["schemas"]["DeskCost"];
            own: {
                signals: number;
                needed: number;
            };
            engine: string;
        };
        /**
         * @description `other-model`: it was issued for another model than the one that reads now.
         * @enum {string}
         */
        CertificateState: "expired" | "expiring" | "other-model" | "superseded" | "valid";
        /** @description A certificate as it leaves the desk: numbers, times and words of `config/`; no content of complaints. */
        CertificateView: {
            id: string;
            /** Format: date-time */
            issuedAt: string;
            issuedBy: string;
            /** @description Words and model at the time of issue, as in assessments. */
            engine: string;
            /** @description The model whose scores the threshold cuts; with another one the certificate does not hold. */
            model: string;
            source: components["schemas"]["CalibrationSource"];
            /** @description SHA-256 of the scores and weights it was computed from. */
            calibrationSha256: string;
            /** @enum {string} */
            method: "plain" | "weighted";
            /** @description Wished expected share of missed signals, 0..1. */
            alpha: number;
            /** @description Signals it was computed from. */
            n: number;
            /** @description λ: flag when score ≥ threshold; 0 flags everything that has a letter. */
            threshold: number;
            /** @description Whether these signals can promise α; if not, the threshold is 0. */
            provable: boolean;
            /** @description The smallest rate that these signals can promise, and the threshold that does. */
            bestAlpha: number;
            bestThreshold: number;
            /** Format: date-time */
            validUntil: string;
            supersededBy: string | null;
            /** Format: date-time */
            supersededAt: string | null;
            /** @description Effective number of signals, (Σw)² / Σw². */
            effectiveN: number;
            /** @description Σw / largest weight: what must reach 1/α - 1. */
            countingN: number;
            /** @description Share of the calibration signals below the threshold. */
            missed: number;
            /** @description The desk against the calibration set. */
            drift: components["schemas"]["Drift"][];
            uncovered: number;
            /** @description Confirmed signals of the desk scored by this model, and how many are needed. */
            own: {
                signals: number;
                needed: number;
            };
            /** @description Registrations of the last 90 days under this model: how many, and which share this threshold flags. */
            desk: {
                texts: number;
                flagRate: number | null;
            };
            state: components["schemas"]["CertificateState"];
            assumptions: components["schemas"]["Assumption"][];
        };
        /** @description A way in, whether it is open, and what came through it. */
        ChannelView: {
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** @description Doors by setting: whether each is open. What has no switch (telephone, upload) is always open. */
            doors: {
                door: string;
                open: boolean;
            }[];
            traffic: components["schemas"]["DoorTraffic"][];
        };
        ChannelsView: {
            /** Format: date-time */
            at: string;
            channels: components["schemas"]["ChannelView"][];
            mailboxes: {
                name: string;
                /**
                 * @description `configured`: never reached yet; `waiting`: looked into, not let in; `taking`; `removed`: no longer configured.
                 * @enum {string}
                 */
                state: "configured" | "removed" | "taking" | "waiting";
            }[];
            /**
             * @description Whether mail leaves the desk: `smtp`, or kept in a folder.
             * @enum {string}
             */
            outgoing: "off" | "outbox" | "smtp";
        };
        /** @description A stretch of the complaint that a decision rests on: UTF-16 offsets, end exclusive, and the words themselves. */
        Citation: {
            start: number;
            end: number;
            text: string;
        };
        /** @description A class with its rule and what there is of it. */
        ClassView: {
            /** @description Null: never erased. */
            years: number | null;
            /**
             * @description What the period begins with.
             * @enum {string}
             */
            from: "closed" | "ended" | "recorded";
            basis: {
                en: string;
                ja: string;
            };
            /** @enum {string} */
            name: "audit" | "complaint" | "incident" | "party";
            /** @description Null where nothing is ever erased. */
            count: {
                /** @description Not ended: its period has not begun. */
                running: number;
                /** @description Ended and kept, the due ones among them. */
                kept: number;
                /** @description Ended before the given day, content still there, under no hold. */
                due: number;
                held: number;
                /** @description Whose content was erased. */
                erased: number;
                /**
                 * Format: date-time
                 * @description When the one that ended first of those kept ended.
                 */
                oldestEndedAt: string | null;
                /** Format: date */
                nextDueOn: string | null;
            } | null;
            en: string;
            ja: string;
        };
        /** @description A lead as a list shows it; no content of complaints. */
        ClusterView: {
            id: string;
            /** @enum {string} */
            method: "burst" | "disproportion" | "ears" | "farrington" | "history" | "release";
            /** @enum {string} */
            level: "all" | "flagged" | "weak";
            /** @enum {string} */
            state: "dismissed" | "incident" | "open" | "watch";
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
            size: number;
            /** @description Of the finding that raised it last: window (ms), count, expectation, bound, how often a week by chance. */
            windowMs: number;
            count: number;
            expected: number;
            bound: number;
            perWeek: number;
            /** @description Size when people last heard of it, and how often they did. */
            heardSize: number;
            raised: number;
            /** Format: date-time */
            raisedAt: string;
            incidentId: string | null;
            facts: {
                [key: string]: number;
            };
            names: {
                area?: components["schemas"]["ClustersBilingual"];
                kind?: components["schemas"]["ClustersBilingual"];
                release?: components["schemas"]["ClustersBilingual"];
                service?: components["schemas"]["ClustersBilingual"];
                shop?: components["schemas"]["ClustersBilingual"];
                step?: components["schemas"]["ClustersBilingual"];
            };
            sentence: components["schemas"]["ClustersBilingual"];
        };
        /** @description Words in both languages. */
        ClustersBilingual: {
            ja: string;
            en: string;
        };
        /** @description Which columns are which parts. */
        ColumnMapping: {
            /** @description Field → names of its columns, or `#1`, `#2` … by position. */
            columns: {
                account?: string[];
                address?: string[];
                customerNo?: string[];
                email?: string[];
                kana?: string[];
                language?: string[];
                line?: string[];
                message?: string[];
                name?: string[];
                note?: string[];
                phone?: string[];
                postalCode?: string[];
                role?: string[];
            };
            /** @description Whether the first row names the columns. */
            header: boolean;
            /**
             * @description What rows are that do not say it.
             * @enum {string}
             */
            role: "counterparty" | "subscriber" | "unidentified";
            /** @enum {string} */
            language: "en" | "ja" | "plain";
        };
        /** @description A clock that begins when a new incident is suspected. */
        ComingClock: {
            regime: components["schemas"]["BilingualText"];
            stage: components["schemas"]["BilingualText"];
            /**
             * @description `hard`: a legal period; `soft`: the law sets no date, and the date is the operator's target.
             * @enum {string}
             */
            kind: "hard" | "soft";
            /** @description The law's own words for the time. */
            wording: string;
            /** @description Null of a soft clock. */
            legalDue: string | null;
            workingDeadline: string | null;
            /** @description The duty binds only when the leak is confirmed. */
            ifConfirmed: boolean;
        };
        /** @description One line of a list: no content. The labels are null for whom a blind reading of the complaint waits. */
        ComplaintLine: {
            id: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** Format: date-time */
            receivedAt: string;
            /** @enum {string} */
            state: "acknowledged" | "closed" | "in_handling" | "received" | "reopened" | "replied";
            /** @enum {string|null} */
            category: "billing" | "contract" | "desk_handling" | "device" | "nuisance" | "other" | "policy_consent" | "quality" | "sales_conduct" | "secrecy" | null;
            /** @enum {string|null} */
            severity: "high" | "low" | "medium" | null;
            flagged: boolean | null;
            humanMustRead: boolean;
            ownerId: string | null;
            /** @description The team it is with, by whom leads it. */
            teamId: string | null;
            /** Format: date-time */
            callbackAt: string | null;
            /** @description What is owed to the complainant next, in the desk's open hours; null when it is closed. */
            due: components["schemas"]["Due"] | null;
            version: number;
        };
        /** @description A complaint with everything that belongs on its page; features above add their parts. */
        ComplaintPage: {
            text: string;
            id: string;
            slipNumber: string;
            arrivalId: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            language: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            registeredAt: string;
            /** Format: date */
            occurredOn: string | null;
            /** @enum {string} */
            state: "acknowledged" | "closed" | "in_handling" | "received" | "reopened" | "replied";
            humanMustRead: boolean;
            viaRelay: boolean;
            /** Format: date-time */
            callbackAt: string | null;
            /**
             * @description What `callbackAt` promises: a call (also null), or another word.
             * @enum {string|null}
             */
            callbackKind: "call" | "contact" | null;
            ownerId: string | null;
            /** @description The team it is with, by whom leads it: the owner's, or the one it was handed to. */
            teamId: string | null;
            version: number;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** Format: date-time */
            firstReplyAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            outcome: string | null;
            /** @description Whether a person said, when closing, that the secrecy of communications is involved; null until then. */
            secrecyInvolved: boolean | null;
            subject: string | null;
            contact: components["schemas"]["Contact"];
            externalRef: string | null;
            doNotContactBy: ("email" | "fax" | "letter" | "phone" | "web")[];
            cannotSpeakOnPhone: boolean;
            /** @description Used the form in plain Japanese (やさしい日本語). */
            plainJapanese: boolean;
            representative: string | null;
            lineNumber: string | null;
            callbackWish: string | null;
            occurredAsTyped: string | null;
            askedQuestions: string[];
            decodedAs: string[];
            /** @enum {string|null} */
            phoneFrom: "gateway" | null;
            /** @enum {string|null} */
            category: "billing" | "contract" | "desk_handling" | "device" | "nuisance" | "other" | "policy_consent" | "quality" | "sales_conduct" | "secrecy" | null;
            /** @enum {string|null} */
            severity: "high" | "low" | "medium" | null;
            flagged: boolean | null;
            history: {
                facts: {
                    [key: string]: unknown;
                };
                note: string | null;
                id: string;
                complaintId: string;
                /** Format: date-time */
                at: string;
                actorId: string;
                action: string;
            }[];
            replies: {
                text: string;
                id: string;
                complaintId: string;
                /** @enum {string} */
                direction: "in" | "out";
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                channel: "email" | "fax" | "letter" | "phone" | "web";
                actorId: string;
                arrivalId: string | null;
            }[];
            danger: components["schemas"]["Danger"];
            /** @description What is owed to the complainant next; null when nothing is. */
            due: components["schemas"]["Due"] | null;
            /** @description The complainant took the complaint back; its signals and clocks stay. */
            withdrawn: {
                /** Format: date-time */
                at: string;
                actorId: string;
            } | null;
            arrivals: {
                id: string;
                /** @enum {string} */
                channel: "email" | "fax" | "letter" | "phone" | "web";
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                recordedAt: string;
                /** @enum {string} */
                outcome: "complaint" | "parked" | "pending" | "repeat" | "reply";
                parkedReason: string | null;
                complaintId: string | null;
                repeatOf: string | null;
                sha256: string;
                size: number;
                mediaType: string;
                humanMustRead: boolean;
                warnings: string[];
                source: string;
                /**
                 * Format: date-time
                 * @description When a person looked at it, if it is parked.
                 */
                reviewedAt: string | null;
                /** @description How long (seconds) it waits: unread since it was recorded, with attached documents unread, or parked with a sign and seen by nobody since it arrived. Null when nothing waits. */
                waitingSeconds: number | null;
                /** @description Our addresses that it was sent to, as the envelope had them. */
                addresses: string[];
                originalId: string;
                fileName: string | null;
            }[];
            assessments: components["schemas"]["OpenAssessment"][];
            decisions: components["schemas"]["OpenDecision"][];
            files: components["schemas"]["FileLine"][];
            folds: {
                [key: string]: components["schemas"]["LetterFold"];
            };
            group: components["schemas"]["SeenGroup"] | null;
            imported: {
                importId: string;
                row: number;
            } | null;
            incidents: {
                id: string;
                /** @description `2026-0001`: year and running number of the Tokyo year in which the incident was opened. */
                number: string;
                /** @enum {string} */
                state: "closed" | "confirmed" | "lead" | "suspected" | "unfounded";
            }[];
            mailReplies: components["schemas"]["ReplyView"][];
            reading: {
                pages: number;
                open: number;
            };
            scans: components["schemas"]["ScanLine"][] | null;
            signals: components["schemas"]["OpenSignal"][];
        };
        /**
         * @description How far a page's recognised text can be trusted: ≥ 86 good, 75-86 check against the picture, below 75 transcribe.
         * @enum {string}
         */
        ConfidenceBand: "check" | "good" | "transcribe";
        /** @description How the complainant can be reached; every part may be unknown. */
        Contact: {
            name?: string;
            phone?: string;
            email?: string;
            address?: string;
        };
        /** @description Signals that two people read, month by month of the second reading. */
        ControlSet: {
            sharePercent: number;
            /** @description Second readings that wait. */
            waiting: number;
            months: components["schemas"]["MonthOfAgreement"][];
        };
        Counts: {
            complaint: number;
            parked: number;
            pending: number;
            received: number;
            repeat: number;
            reply: number;
        };
        /** @description What is known of a danger to somebody's life or body. */
        Danger: {
            /**
             * @description `suspected`: words speak of it and nobody has looked; `confirmed`: a person said that it is real.
             * @enum {string}
             */
            state: "cleared" | "confirmed" | "none" | "suspected";
            places: components["schemas"]["DangerPlace"][];
            /** @description The last word of a person about it. */
            said: {
                /** Format: date-time */
                at: string;
                actorId: string;
            } | null;
        };
        /** @description A place in the complaint's text or in a later message; UTF-16, end exclusive. */
        DangerPlace: {
            /** @description Null: the complaint's own text. */
            messageId: string | null;
            start: number;
            end: number;
        };
        /**
         * @description In which order a date without a four-digit year in front is written; without it such a date is an error.
         * @enum {string}
         */
        DayOrder: "dmy" | "mdy";
        /** @description What became of a sheet. `next`: who has to read the complaint before its signals are answered. */
        DecisionMade: {
            decisionId: string;
            incidentId: string | null;
            stage: components["schemas"]["DecisionStage"];
            /** @enum {string|null} */
            next: "second-person" | "third" | null;
        };
        /**
         * @description Which reader of a complaint decided: the only one who was needed, the first of two, the second, the third after two disagreed, or one who read an answered signal again.
         * @enum {string}
         */
        DecisionStage: "control" | "first" | "second" | "single" | "third";
        /** @description What thresholds cost at a desk, counted over its registrations. */
        DeskCost: {
            texts: number;
            /** @description Flagged at registration, by the threshold of that day and by the rules. */
            flaggedThen: number;
            /** @description At or above the threshold that holds now. */
            inForce: number;
            /** @description At or above the model's own threshold. */
            model: number;
            /** @description Confirmed signals among them. */
            suspected: number;
        };
        /** @description The telephone numbers of the desk. */
        DeskPhones: {
            phones: string[];
            /** @description Nobody is reached by these: the operator has not put down their own yet. */
            sample: boolean;
        };
        /** @description A complaint of the report with its texts, as both engines read each of them. */
        DifferenceText: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            language: string;
            /** Format: date-time */
            receivedAt: string;
            /** @description A blind reading of this complaint waits: what the engines say is shown when it has been answered. */
            withheld: boolean;
            texts: {
                /** @enum {string} */
                of: "complaint" | "message";
                /** @description Identifier of the complaint or of the message. */
                id: string;
                subject: string | null;
                text: string;
                before: components["schemas"]["ShownReading"] | null;
                after: components["schemas"]["ShownReading"] | null;
            }[];
        };
        /** @description What came through one door of one channel. */
        DoorTraffic: {
            channel: string;
            source: string;
            /** Format: date-time */
            lastAt: string;
            lastDay: number;
            last30Days: number;
            pending: number;
            /** @description Parked as machine traffic in the last 30 days. */
            parked: number;
        };
        /** @description A draft without what is written in it. */
        DraftLine: {
            kind: string;
            key: string;
            version: number;
            /** Format: date-time */
            savedAt: string;
        };
        /** @description How far one dimension has moved from the mix a certificate was issued for. */
        Drift: {
            /** @enum {string} */
            dimension: "channel" | "language" | "length" | "score";
            /** @description Population stability index, ≥ 0. */
            psi: number;
            /** @description The index above which this counts as drift, given how many texts were compared. */
            limit: number;
            drifted: boolean;
            /** @description False when too few texts were compared to say anything; then `drifted` is false too. */
            enough: boolean;
        };
        /** @description What is owed to a complainant next. */
        Due: {
            /** @enum {string} */
            what: "acknowledge" | "callback" | "close" | "contact" | "reply";
            /** Format: date-time */
            at: string;
            late: boolean;
        };
        /** @description A call, or word by whatever way, that was promised to the complainant of an open complaint; no content. */
        DueCallback: {
            complaintId: string;
            slipNumber: string;
            /** Format: date-time */
            callbackAt: string;
            /** @enum {string} */
            kind: "call" | "contact";
            ownerId: string | null;
            overdue: boolean;
        };
        /** @description A clock of an incident that goes on. */
        DueClock: {
            incidentId: string;
            number: string;
            regime: components["schemas"]["TrendsBilingual"];
            recipient: components["schemas"]["TrendsBilingual"];
            stage: components["schemas"]["TrendsBilingual"];
            /** @enum {string} */
            kind: "hard" | "soft";
            /**
             * @description What it counts to: the desk's own date or target, also once that is missed; the law's where that is over too.
             * @enum {string}
             */
            bound: "legal" | "working";
            /** @description That date: an instant, or a civil date in `zone`. */
            due: string;
            /**
             * Format: date-time
             * @description The last instant at which it is still met.
             */
            endsAt: string;
            state: components["schemas"]["StageState"];
        };
        /** @description What the notices of one incident ask of a person. */
        DueNotices: {
            incidentId: string;
            number: string;
            unknown: number;
            undelivered: number;
            notYetTold: number;
        };
        /** @description The complaint that is the reason, and what had been the answer to it. No content. */
        EarlierCase: {
            complaintId: string;
            slipNumber: string;
            /** Format: date-time */
            receivedAt: string;
            /**
             * @description `set_aside` or `suspected` by review; `closed` with the answer that secrecy is not involved.
             * @enum {string|null}
             */
            answer: "closed" | "set_aside" | "suspected" | null;
            /** Format: date-time */
            answeredAt: string | null;
        };
        /** @description An endpoint as administrators see it; its secrets are shown when they are made and never again. */
        EndpointView: {
            id: string;
            url: string;
            events: string[];
            isActive: boolean;
            failingSince: string | null;
            createdAt: string;
        };
        /** @description A version that became active, and how far the history was read again with it. */
        EngineActivation: {
            id: string;
            versionId: string;
            previousId: string | null;
            /** @enum {string} */
            kind: "activation" | "first" | "retreat";
            trialId: string | null;
            /** Format: date-time */
            activatedAt: string;
            activatedBy: string;
            /**
             * @description `all`: every complaint is read; `late`: those that another engine read; `done`.
             * @enum {string}
             */
            lookBack: "all" | "done" | "late";
            position: string;
            done: number;
            newlyFlagged: number;
        };
        /** @description What the model and the words of a version say of themselves. */
        EngineCard: {
            card: components["schemas"]["ModelCard"];
            words: {
                version: string;
                concepts: number;
                frames: number;
                kinds: number;
            };
        };
        /**
         * @description How a version came to the desk: with the software or its configuration, by a person, or by a file in the data folder.
         * @enum {string}
         */
        EngineOrigin: "brought" | "folder" | "shipped";
        /** @description A stretch of the text and why it counts. Offsets are UTF-16 units, `end` exclusive; `text` is that slice. */
        EngineReason: {
            start: number;
            end: number;
            text: string;
            why: string;
        };
        /** @description An estimate with its basis opened. */
        Estimate: {
            basis: string;
            id: string;
            /** @description Each count may be unknown; one of them is not. */
            persons: number | null;
            lines: number | null;
            accounts: number | null;
            messages: number | null;
            /** Format: date-time */
            asOf: string;
            addedBy: string;
            /** Format: date-time */
            addedAt: string;
        };
        Facts: {
            [key: string]: (boolean | number | string) | null;
        };
        /** @description A field whose value is not what it was. */
        FieldChange: {
            /** @description Number of the form's item. */
            item: number;
            field: string;
            label: string;
            before: string | null;
            after: string | null;
            source: string | null;
            parts: components["schemas"]["TextPart"][];
        };
        /** @description A file as people see it. */
        FileLine: {
            id: string;
            fileName: string;
            mediaType: string;
            size: number;
            sha256: string;
            readable: boolean;
        };
        /** @description What "suspected" would set going for a complaint, before anybody says it. */
        ForeseenSuspicion: {
            /**
             * Format: date-time
             * @description From when the clocks of a new incident would run.
             */
            knownAt: string;
            /** @description Of a new incident, the earliest first. */
            clocks: components["schemas"]["ComingClock"][];
            /** @description Open incidents that the complaint could join instead, the nearest first; empty to a blind reader. */
            near: components["schemas"]["NearIncident"][];
        };
        /** @description A cause with its basis opened. */
        FoundCause: {
            basis: string;
            id: string;
            code: string;
            /** @enum {string} */
            part: "contributing" | "root";
            setBy: string;
            /** Format: date-time */
            setAt: string;
            withdrawnBy: string | null;
            /** Format: date-time */
            withdrawnAt: string | null;
        };
        /** @description A look behind a wall, with its seals opened. */
        GlassBreak: {
            reason: string;
            note: string | null;
            id: string;
            incidentId: string;
            userId: string;
            /** Format: date-time */
            brokenAt: string;
            /**
             * Format: date-time
             * @description End of the access; moved to the moment of the review when that finds it unjustified.
             */
            untilAt: string;
            /** @enum {string|null} */
            verdict: "justified" | "unjustified" | null;
            reviewedBy: string | null;
            /** Format: date-time */
            reviewedAt: string | null;
        };
        /** @description Figures of one group of training texts; rates are null where a class is missing. */
        GroupOnCard: {
            texts: number;
            signals: number;
            recall: number | null;
            fpr: number | null;
            rocAuc: number | null;
        };
        /** @description Counts by the value of one property. */
        GroupedCounts: {
            [key: string]: components["schemas"]["TrialCounts"];
        };
        /** @description The whole board. */
        GuidelineBoard: {
            /** Format: date-time */
            at: string;
            /**
             * Format: date-time
             * @description Begin of the window that counts of a time cover.
             */
            from: string;
            windowDays: number;
            /** @description Whether the desk was there through the whole window before; else its figures compare with nothing. */
            earlierKnown: boolean;
            source: string;
            /** @description Examples with something that needs a look. */
            toLookAt: number;
            lines: components["schemas"]["BoardLine"][];
        };
        /** @description Columns, the first rows, and how the columns will probably be read. */
        ImportColumns: {
            names: string[];
            rows: string[][];
            mapping: components["schemas"]["ImportMapping"];
        };
        /** @description How the columns of a file become complaints. */
        ImportMapping: {
            /** @description Field → names of its columns, or `#1`, `#2` … by position; several are joined by line breaks. */
            columns: {
                address?: string[];
                callId?: string[];
                callbackAt?: string[];
                channel?: string[];
                closedAt?: string[];
                email?: string[];
                externalRef?: string[];
                language?: string[];
                name?: string[];
                occurredOn?: string[];
                outcome?: string[];
                phone?: string[];
                receivedAt?: string[];
                receivedTime?: string[];
                status?: string[];
                subject?: string[];
                text?: string[];
                viaRelay?: string[];
            };
            /**
             * @description Channel of rows that name none.
             * @enum {string}
             */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            dayOrder: components["schemas"]["DayOrder"] | null;
            /** @description Whether the first row names the columns. */
            header: boolean;
            /**
             * @description Rows that equal an earlier row of the same file: passed over and listed, or taken as complaints of their own.
             * @enum {string}
             */
            repeats: "skip" | "take";
            /** @description What words of this file mean, beside those of config/import-columns.yaml. */
            values: {
                channel: {
                    [key: string]: "email" | "fax" | "letter" | "phone" | "web";
                };
                status: {
                    [key: string]: "closed" | "open";
                };
            };
        };
        /** @description An import as people see it; the file's name, and nothing else of what stands in it. */
        ImportView: {
            id: string;
            /** @enum {string} */
            kind: "csv" | "mbox" | "xlsx";
            charset: string | null;
            delimiter: string | null;
            fileName: string;
            size: number;
            sha256: string;
            /** @enum {string} */
            state: "cancelled" | "checked" | "checking" | "done" | "paused" | "running" | "uploaded";
            rowsTotal: number | null;
            rowsDone: number;
            createdAt: string;
            createdBy: string;
            changedAt: string;
            mapping: components["schemas"]["ImportMapping"] | null;
            /** @description What the dry run found; `taken` is what would be taken. Null before it is through. */
            check: components["schemas"]["LineCounts"] | null;
            /** @description What became of the rows so far. */
            counts: components["schemas"]["LineCounts"];
        };
        /** @description One line of the list. */
        IncidentLine: {
            id: string;
            number: string;
            title: string;
            /** @enum {string} */
            state: "closed" | "confirmed" | "lead" | "suspected" | "unfounded";
            /** Format: date-time */
            firstSignalAt: string | null;
            /** Format: date-time */
            knownAt: string | null;
            complaintCount: number;
            /** @description The nearest working deadline or target that is still open. */
            nextDue: string | null;
            version: number;
        };
        /** @description An incident with everything that belongs on its page. */
        IncidentView: {
            id: string;
            /** @description `2026-0001`: year and running number of the Tokyo year in which the incident was opened. */
            number: string;
            /** @enum {string} */
            state: "closed" | "confirmed" | "lead" | "suspected" | "unfounded";
            /** Format: date-time */
            occurredAt: string | null;
            /**
             * Format: date-time
             * @description Minimum arrival over all complaints ever linked; unlinking never moves it later.
             */
            firstSignalAt: string | null;
            /** Format: date-time */
            discoveredAt: string | null;
            /**
             * Format: date-time
             * @description Anchor of every statutory clock; set at `suspected`.
             */
            knownAt: string | null;
            /** Format: date-time */
            suspectedAt: string | null;
            /** Format: date-time */
            confirmedAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
            /**
             * Format: date-time
             * @description The last time that it was opened again.
             */
            reopenedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description Grows with every change. */
            version: number;
            obligations: components["schemas"]["ObligationView"][];
            /** @description The facts that duties are decided on, of which this operator is asked. */
            askedFacts: {
                id: string;
                title: components["schemas"]["BilingualText"];
                choices: string[];
            }[];
            closingGates: components["schemas"]["ShutGate"][];
            /** @description An end that waits for a second person. */
            endPending: {
                /** @enum {string} */
                to: "closed" | "unfounded";
                proposedBy: string;
                /** Format: date-time */
                proposedAt: string;
                reason: string;
            } | null;
            /** @description Obligations towards authorities that apply, and how many of them have every dated report made. */
            reported: {
                of: number;
                done: number;
            };
            gap: components["schemas"]["KnowledgeGap"];
            secrecyAnswers: components["schemas"]["SecrecyAnswer"][];
            memberQuestions: components["schemas"]["MemberQuestion"][];
            title: string;
            possibleSteps: ("closed" | "confirmed" | "lead" | "suspected" | "unfounded")[];
            /** @description The change that waits for its second person; `moment` says of what. */
            knownAtPending: {
                /** Format: date-time */
                knownAt: string;
                /** @enum {string} */
                moment: "discovered" | "known" | "occurred";
                reason: string | null;
                proposedBy: string;
                /** Format: date-time */
                proposedAt: string;
            } | null;
            /** @description Oldest first; the first is the value recorded first. Its `fromAt` is null where a wall hides what it was taken from. */
            knownAtHistory: components["schemas"]["KnownAtChange"][];
            complaints: {
                id: string;
                slipNumber: string;
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                linkedAt: string;
            }[];
            estimates: components["schemas"]["Estimate"][];
            facts: {
                [key: string]: string;
            };
            factsRevision: number;
            missingFields: components["schemas"]["MissingField"][];
            reports: {
                id: string;
                formId: string;
                formVersion: string;
                format: string;
                incidentVersion: number;
                /** @description Hex SHA-256 of the report's bytes. */
                sha256: string;
                madeBy: string;
                /** Format: date-time */
                madeAt: string;
            }[];
            timeline: components["schemas"]["TimelineEntry"][];
        };
        /** @description A kept file with its name opened. */
        IncidentsEvidence: {
            id: string;
            ofId: string | null;
            name: string;
            mediaType: string;
            /** @description Bytes. */
            size: number;
            /** @description Hex SHA-256 of the bytes as they were handed in. */
            sha256: string;
            addedBy: string;
            /** Format: date-time */
            addedAt: string;
        };
        /** @description What intake answers for an item, on the command line and over HTTP alike. */
        IntakeItem: {
            arrivalId: string;
            sha256: string;
            /** @enum {string} */
            outcome: "complaint" | "parked" | "pending" | "repeat" | "reply";
            complaintId: string | null;
            slipNumber: string | null;
            /** @description Slip number of the case that a reply joined. */
            inReplyTo: string | null;
            parked: string | null;
            humanMustRead: boolean;
            warnings: string[];
            assessment: components["schemas"]["AssessmentSummary"] | null;
        };
        /** @description Tasks, files and the register of knowledge. */
        InvestigationView: {
            tasks: components["schemas"]["TaskView"][];
            /** @description Every file, also those of tasks and measures. */
            evidence: components["schemas"]["IncidentsEvidence"][];
            /** @description By the moment of learning; `beforeKnownAt`: the house knew earlier than the anchor says. */
            knowledge: {
                words: components["schemas"]["KnowledgeWords"] | null;
                id: string;
                /** @enum {string} */
                who: "contractor" | "department" | "desk" | "outside";
                userId: string | null;
                /** Format: date-time */
                learnedAt: string;
                source: components["schemas"]["KnowledgeSource"];
                complaintId: string | null;
                slipNumber: string | null;
                correctsId: string | null;
                recordedBy: string;
                /** Format: date-time */
                recordedAt: string;
                beforeKnownAt: boolean;
                corrected: boolean;
            }[];
        };
        KeysView: {
            scopes: components["schemas"]["ScopeCount"][];
            active: string;
            keys: {
                masterKeyId: string;
                dataKeys: number;
                inRing: boolean;
            }[];
            erased: number;
        };
        /** @description How long it took from the first sign to knowledge, decision and report: what an authority will judge. Whole hours. */
        KnowledgeGap: {
            /** Format: date-time */
            firstSignalAt: string | null;
            /** Format: date-time */
            knownAt: string | null;
            /**
             * Format: date-time
             * @description When a person took it for a suspicion.
             */
            suspectedAt: string | null;
            /**
             * Format: date-time
             * @description The first report to any authority; null while there is none.
             */
            firstReportAt: string | null;
            signalToKnownHours: number | null;
            knownToSuspectedHours: number | null;
            /** @description Until now while nothing is reported. */
            knownToReportHours: number | null;
            /** @description Moments at which the house knew earlier than the anchor says, oldest first. */
            knownEarlier: string[];
        };
        /**
         * @description Where an entry of the register comes from: a complaint arrived, a reader decided, somebody wrote it down.
         * @enum {string}
         */
        KnowledgeSource: "arrival" | "decision" | "person";
        /** @description The sealed part: the name of whoever learned, and what. */
        KnowledgeWords: {
            name: string;
            what: string;
        };
        /** @description A value of the moment of knowledge with its reason opened. */
        KnownAtChange: {
            reason: string | null;
            id: string;
            state: components["schemas"]["KnownAtChangeState"];
            /**
             * @description Which moment; `occurred` and `discovered` have rows only for what two people have to decide.
             * @enum {string}
             */
            moment: "discovered" | "known" | "occurred";
            /** Format: date-time */
            fromAt: string | null;
            /** Format: date-time */
            toAt: string;
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvedBy: string | null;
            /** Format: date-time */
            approvedAt: string | null;
            /** @description Who refused or withdrew it. */
            endedBy: string | null;
            /** Format: date-time */
            endedAt: string | null;
        };
        /** @enum {string} */
        KnownAtChangeState: "approved" | "first" | "pending" | "refused" | "withdrawn";
        /** @description received = complaint + reply + parked + repeat + pending, per channel and Tokyo day of arrival. */
        LedgerBalance: {
            from: string;
            to: string;
            totals: components["schemas"]["Counts"];
            rows: {
                day: string;
                /** @enum {string} */
                channel: "email" | "fax" | "letter" | "phone" | "web";
                complaint: number;
                parked: number;
                pending: number;
                received: number;
                repeat: number;
                reply: number;
            }[];
            /** @description Lines whose case is missing, cases without a line, lines without their original, slip numbers given out for which there is no case: each must be 0. */
            faults: {
                linesWithoutCase: number;
                casesWithoutLine: number;
                linesWithoutOriginal: number;
                slipsWithoutCase: number;
            };
            balanced: boolean;
            /** @description Age of the oldest line that nothing was made of yet; 0 when there is none. */
            oldestPendingSeconds: number;
            /** @description What waits to be read, per channel and source, oldest first. */
            unread: components["schemas"]["UnreadSource"][];
            /** @description Parked arrivals that show a sign and that nobody has looked at. */
            parkedToReview: components["schemas"]["ParkedToReview"];
        };
        /** @description What the complainant will read. */
        Letter: {
            subject: string;
            text: string;
        };
        /** @description What of a mail is not its sender's own new words. */
        LetterFold: {
            quoted: components["schemas"]["Stretch"] | null;
            signature: components["schemas"]["Stretch"] | null;
        };
        LexiconView: {
            version: string;
            sha256: string;
            kinds: {
                kind: string;
                protects: string;
                source: string[];
                en: string;
                ja: string;
            }[];
            concepts: {
                name: string;
                ja: string;
                source: string[];
                deniable: boolean;
                terms: string[];
            }[];
            frames: {
                id: string;
                kind: string;
                lead: string;
                all: string[];
                none: string[];
                source: string[];
                en: string;
                ja: string;
            }[];
        };
        /** @description Rows by outcome. */
        LineCounts: {
            error: number;
            repeat: number;
            taken: number;
        };
        /** @description A row as people see it: no content. */
        LineView: {
            row: number;
            line: number;
            /** @enum {string} */
            outcome: "error" | "repeat" | "taken";
            faults: components["schemas"]["RowFault"][];
            arrivalId: string | null;
            complaintId: string | null;
            slipNumber: string | null;
        };
        LintFinding: {
            /** @description `link`, `unfilled`, `unknown-blank`, `disclaimer`, `missing-item`, `empty-subject`, `reading-level`, `locked-wording`. */
            code: string;
            /** @enum {string} */
            pointer: "/body" | "/subject";
            /** @description Missing item, measure of reading, or place of the locked sentence in its template; never text of the notice. */
            item?: string;
            /**
             * @description Set where a campaign has texts in several languages.
             * @enum {string}
             */
            language?: "en" | "ja" | "plain";
        };
        ListChange: {
            added: number;
            /** @description Rows of people who are known already. */
            repeated: number;
            /** @description Rows that were not taken, by their place from 0. */
            refused: {
                index: number;
                code: string;
            }[];
        };
        ListColumns: {
            names: string[];
            rows: string[][];
            mapping: components["schemas"]["ColumnMapping"];
            /** @description Columns of customer numbers and accounts that hold numbers: `00123` has become `123` there, and is not found again. */
            numberColumns: string[];
        };
        /** @description Who stands on the list of a campaign, in numbers. */
        ListFigures: {
            /** @description Persons, those merged into others left out. */
            persons: number;
            /** @description Rows of the list that are somebody else. */
            merged: number;
            /** @description By the first step that is possible. */
            firstStep: {
                email: number;
                letter: number;
                phone: number;
                substitute: number;
            };
            language: {
                en: number;
                ja: number;
                plain: number;
            };
            role: {
                counterparty: number;
                subscriber: number;
                unidentified: number;
            };
            /** @description Persons whom another campaign told or is telling; a `first` campaign passes over them. */
            alreadyTold: number;
            /** @description Pairs of the incident that wait for a person; both of each are told until then. */
            openPairs: number;
            /** @description Whether a file still fills the list. */
            beingMade: boolean;
        };
        /** @description A source of parties without what is sealed of it. */
        ListSummary: {
            id: string;
            incidentId: string;
            campaignId: string | null;
            /** @enum {string} */
            kind: "complaints" | "file" | "hand";
            /** @enum {string} */
            state: "cancelled" | "checked" | "checking" | "done" | "received" | "receiving" | "running" | "stopped";
            format: components["schemas"]["TableFormat"] | null;
            sha256: string | null;
            /** @description Bytes. */
            size: number;
            /** @description Rows of the file; null until a dry run has counted them. */
            rowsTotal: number | null;
            rowsDone: number;
            /** @description Rows that made a new party (in a dry run: good rows), that joined a known one, that lack a bad part, not taken. */
            added: number;
            joined: number;
            incomplete: number;
            refused: number;
            stoppedBy: string | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            changedAt: string;
        };
        ListView: {
            id: string;
            incidentId: string;
            campaignId: string | null;
            /** @enum {string} */
            kind: "complaints" | "file" | "hand";
            /** @enum {string} */
            state: "cancelled" | "checked" | "checking" | "done" | "received" | "receiving" | "running" | "stopped";
            format: components["schemas"]["TableFormat"] | null;
            sha256: string | null;
            /** @description Bytes. */
            size: number;
            /** @description Rows of the file; null until a dry run has counted them. */
            rowsTotal: number | null;
            rowsDone: number;
            /** @description Rows that made a new party (in a dry run: good rows), that joined a known one, that lack a bad part, not taken. */
            added: number;
            joined: number;
            incomplete: number;
            refused: number;
            stoppedBy: string | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            changedAt: string;
            provenance: components["schemas"]["Provenance"];
            mapping: components["schemas"]["ColumnMapping"] | null;
            /** @description Who approved the campaign's list as it is now. */
            approvedBy: string[];
        };
        /** @description What became of the complaints of an incident: those who cannot be named are listed as unidentified. */
        ListedComplaints: {
            /** @description Complaints without a name or a way to answer; each needs a substitute measure or a person's mending. */
            unidentified: string[];
            refused: {
                complaintId: string;
                code: string;
            }[];
            added: number;
            /** @description Rows of people who are known already. */
            repeated: number;
        };
        /** @description An open look behind a wall. */
        Look: {
            id: string;
            incidentId: string;
            /** Format: date-time */
            untilAt: string;
        };
        /** @description One call that was made. */
        MadeCall: {
            /** Format: date-time */
            at: string;
            day: string;
            /** @enum {string} */
            outcome: "call-back" | "no-answer" | "refused" | "told" | "wrong-number";
            actorId: string;
            note: string | null;
            /** Format: date-time */
            callBackAt: string | null;
        };
        /** @description An address as the mail shows it; `name` is empty when there is none. */
        MailAddress: {
            name: string;
            address: string;
        };
        /** @description A watched mailbox as people see it. */
        MailboxLine: {
            name: string;
            /**
             * @description `configured`: never reached yet; `waiting`: looked into, not let in; `taking`; `removed`: no longer configured.
             * @enum {string}
             */
            state: "configured" | "removed" | "taking" | "waiting";
            look: components["schemas"]["MailboxLook"] | null;
            acceptedAt: string | null;
            acceptedBy: string | null;
            /** @description Mails before this UID are taken only when they came at `startFrom` or later. */
            startUid: number | null;
            startFrom: string | null;
            lastUid: number | null;
            reconciled: components["schemas"]["Reconciliation"] | null;
        };
        /** @description What a first look into a mailbox found. No content. */
        MailboxLook: {
            /** Format: date-time */
            at: string;
            uidValidity: string;
            /** @description UID that the next mail gets: what comes after this look has at least this one. */
            uidNext: number;
            mails: number;
            bytes: number;
            /** Format: date-time */
            oldest: string | null;
            /** Format: date-time */
            newest: string | null;
            /** @description How many mails were read to see what they are; all of them, or some spread evenly. */
            sampled: number;
            /** @description What the sampled mails would become: `complaint`, or the reason they would be parked for. */
            wouldBecome: {
                [key: string]: number;
            };
        };
        /**
         * @description Whether mail can go out: `no-server` when no SMTP server is set, `dry-run` when mail is only prepared.
         * @enum {string}
         */
        MailerState: "dry-run" | "no-server" | "ready";
        /** @description What came of it: those that were refused stay as they were. */
        ManyDone: {
            done: string[];
            refused: {
                id: string;
                code: string;
                title: {
                    ja: string;
                    en: string;
                };
            }[];
        };
        /**
         * @description Whether a statement was read in a public source. What is `unverified` is shown and printed as such.
         * @enum {string}
         */
        Mark: "unverified" | "verified";
        /** @description A measure with its words and steps. */
        MeasureView: {
            id: string;
            incidentId: string;
            /** @description 1, 2, 3 … within the incident. */
            number: number;
            /** @enum {string} */
            kind: "containment" | "prevention";
            ownerUserId: string | null;
            /** @description The cause that it is to remove, a code of `config/causes.yaml`. */
            causeCode: string | null;
            /**
             * Format: date
             * @description Civil date.
             */
            dueOn: string;
            /**
             * Format: date
             * @description Civil date by which somebody looks whether it works; prevention has one.
             */
            checkDueOn: string | null;
            /** @enum {string} */
            state: "done" | "dropped" | "effective" | "ineffective" | "planned";
            /** Format: date-time */
            doneAt: string | null;
            doneBy: string | null;
            /** Format: date-time */
            checkedAt: string | null;
            checkedBy: string | null;
            /** @description The measure without effect in whose place it comes. */
            replacesId: string | null;
            /** Format: date-time */
            overdueSince: string | null;
            plannedBy: string;
            /** Format: date-time */
            plannedAt: string;
            text: string;
            /** @description Person or department by name. */
            owner: string;
            possibleSteps: ("done" | "drop" | "effective" | "ineffective" | "resume")[];
            entries: components["schemas"]["TimelineEntry"][];
        };
        /** @description A question about a later member, with the reason of its answer opened. */
        MemberQuestion: {
            reason: string | null;
            id: string;
            complaintId: string;
            slipNumber: string;
            /** Format: date-time */
            askedAt: string;
            /** @enum {string|null} */
            answer: "changes" | "covered" | null;
            answeredBy: string | null;
            /** Format: date-time */
            answeredAt: string | null;
        };
        /** @description A complaint of a lead; no content. */
        MemberView: {
            complaintId: string;
            slipNumber: string;
            channel: string;
            /** Format: date-time */
            receivedAt: string;
            state: string;
            flagged: boolean;
            /** Format: date-time */
            joinedAt: string;
        };
        /** @description A field that the form asks for and nobody filled in yet. */
        MissingField: {
            ja: string;
            en: string;
            key: string;
        };
        /** @description What the model says of itself; printed by `madoguchi triage card`. */
        ModelCard: {
            /**
             * @description Of the form of the file.
             * @enum {number}
             */
            format: 1;
            version: string;
            seed: number;
            /** @description When it was trained, an instant. */
            trainedAt: string;
            data: {
                sha256: string;
                texts: number;
                signals: number;
                helpers?: number;
            };
            threshold: {
                probability: number;
                wishedRecall: number;
                /** @description Measured out of fold on the training texts. */
                recall: number;
                fpr: number;
                note: string;
            };
            /** @description Out-of-fold figures of the score on the training texts. */
            measured: {
                rocAuc: number;
                brier: number;
                folds: number;
                /** @description At the threshold, out of fold; absent in a file that was made before. */
                by?: components["schemas"]["CardGroups"];
            };
        };
        /** @description Agreement of first and second readers in a Tokyo month. */
        MonthOfAgreement: {
            n: number;
            /** @description Complaints that both answered alike. */
            agreed: number;
            /** @description Null when it says nothing: nothing was read, or one reader gave one answer only, for which κ is 0 however many agree. */
            kappa: number | null;
            /** @description Two-sided interval; null with `kappa`. */
            interval: [
                number,
                number
            ] | null;
            month: string;
            thirdWaiting: number;
        };
        /** @description A task as the person sees it who was asked: the question alone, nothing of the incident. */
        MyTask: {
            id: string;
            title: string;
            text: string;
            /** Format: date-time */
            dueAt: string;
            setBy: string;
            overdue: boolean;
            /** @description Why an earlier answer came back. */
            returned: string | null;
        };
        /** @description A fact as it is shown: with its name in both languages. */
        NamedFact: {
            fact: string;
            title: components["schemas"]["BilingualText"];
            value: string | null;
        };
        /** @description Staff who stand by name or login in the texts of an incident's complaints, and whom no wall names. */
        NamedStaff: {
            items: {
                userId: string;
                complaintIds: string[];
            }[];
            /** @description How many of the incident's complaints were looked through, of how many that the asker may see. */
            looked: number;
            of: number;
        };
        /**
         * @description By what an incident lies near a complaint: the complaint itself, its group, or a cluster that it is part of.
         * @enum {string}
         */
        NearBy: "cluster" | "group" | "self";
        /** @description An incident that a complaint could join; no content. */
        NearIncident: {
            incidentId: string;
            number: string;
            /** @enum {string} */
            state: "closed" | "confirmed" | "lead" | "suspected" | "unfounded";
            by: components["schemas"]["NearBy"];
        };
        NoticeCounts: {
            accepted: number;
            acknowledged: number;
            bounced: number;
            failed: number;
            misdelivered: number;
            pending: number;
            returned: number;
            sending: number;
            unknown: number;
        };
        /** @description One thing that happened towards one person. */
        NoticeHistoryEntry: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            step: "email" | "letter" | "phone" | "substitute";
            /** @enum {string} */
            fromState: "accepted" | "acknowledged" | "bounced" | "failed" | "misdelivered" | "pending" | "returned" | "sending" | "unknown";
            /** @enum {string} */
            toState: "accepted" | "acknowledged" | "bounced" | "failed" | "misdelivered" | "pending" | "returned" | "sending" | "unknown";
            cause: string;
            smtpCode: number | null;
            actorId: string;
        };
        /** @description One person of a list: who, without showing who it is, and how far the ladder has come. */
        NoticeLine: {
            /** @description Identifier of the notice of the current step; null before the campaign starts. */
            id: string | null;
            partyId: string;
            campaignId: string | null;
            /** @description `y***@example.jp` */
            label: string;
            channel: components["schemas"]["PartyChannel"];
            /** @enum {string} */
            role: "counterparty" | "subscriber" | "unidentified";
            /**
             * @description The last step that was begun; null before the campaign starts.
             * @enum {string|null}
             */
            step: "email" | "letter" | "phone" | "substitute" | null;
            /** @enum {string} */
            state: "accepted" | "acknowledged" | "bounced" | "failed" | "misdelivered" | "pending" | "returned" | "sending" | "unknown";
            /** @description Code of why it stands so, where there is one. */
            why: string | null;
            attempts: number;
            /** @description Last SMTP reply code. */
            smtpCode: number | null;
            /**
             * Format: date-time
             * @description When the next try is due.
             */
            retryAt: string | null;
            /**
             * Format: date-time
             * @description When a person should have done this step.
             */
            dueAt: string | null;
            complaintId: string | null;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description A starting text from `config/templates/notices.yaml`. */
        NoticeTemplate: {
            id: string;
            /** @enum {string} */
            language: "en" | "ja" | "plain";
            title: string;
            subject: string;
            body: string;
            /** @description Sentences that a notice begun from this text keeps word for word. */
            locked: string[];
        };
        /** @description An obligation as the board shows it. */
        ObligationView: {
            id: string;
            regimeId: string;
            regimeTitle: components["schemas"]["BilingualText"];
            citation: string;
            ruleVersion: string;
            /** @description Version of the data now, when they are others than those decided under; an edited file may keep its version. */
            newerRule: string | null;
            /** @description `unverified`: from when (or whether) the text is in force was not verified. */
            effectiveMark: components["schemas"]["Mark"];
            /** @description What to send when more becomes known. */
            supplement: string | null;
            /** @description Statements of the regime that nobody could verify yet. */
            unverified: string[];
            recipientId: string;
            recipient: components["schemas"]["BilingualText"];
            /** @enum {string} */
            decision: "applies" | "does_not" | "undecided";
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            why: string | null;
            /** @description Every decision so far, oldest first, with the facts that it rested on; the last one stands. */
            decisions: {
                why: string | null;
                /** @description The facts looked at; null where they were not kept. */
                basis: {
                    [key: string]: string;
                } | null;
                /** @enum {string} */
                decision: "applies" | "does_not" | "undecided";
                decidedBy: string;
                /** Format: date-time */
                decidedAt: string;
                ruleVersion: string;
                ruleSha256: string | null;
            }[];
            /** @description What the data propose now; a person decides. */
            proposal: components["schemas"]["Proposal"];
            /** @description The facts that it looks at, as known now; null: not recorded. */
            facts: components["schemas"]["NamedFact"][];
            /** @description What is another fact than at the decision. */
            changed: {
                fact: string;
                before: string | null;
                now: string | null;
                title: components["schemas"]["BilingualText"];
            }[];
            /** @description The decision waits to be looked at again. */
            askAgain: {
                /** @enum {string} */
                why: "facts-changed" | "reopened" | "rule-changed";
                /** Format: date-time */
                since: string;
            } | null;
            /** @description Counted already, binding only if the incident is confirmed. */
            ifConfirmed: boolean;
            stages: components["schemas"]["StageView"][];
        };
        /** @description An assessment with its reasons opened. */
        OpenAssessment: {
            /** @description Calibrated probability of a leak signal, 0..1. */
            score: number;
            flagged: boolean;
            reasons: components["schemas"]["EngineReason"][];
            /** @description Version of the engine: words and model. */
            engine: string;
            id: string;
            /** Format: date-time */
            assessedAt: string;
            source: string;
            kinds: string[];
            leads: string[];
            clauses: string[];
            /** @enum {string} */
            category: "billing" | "contract" | "desk_handling" | "device" | "nuisance" | "other" | "policy_consent" | "quality" | "sales_conduct" | "secrecy";
            /** @enum {string} */
            severity: "high" | "low" | "medium";
        };
        /** @description A lead with its complaints, its chart, and what was decided. */
        OpenCluster: {
            id: string;
            /** @enum {string} */
            method: "burst" | "disproportion" | "ears" | "farrington" | "history" | "release";
            /** @enum {string} */
            level: "all" | "flagged" | "weak";
            /** @enum {string} */
            state: "dismissed" | "incident" | "open" | "watch";
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
            size: number;
            /** @description Of the finding that raised it last: window (ms), count, expectation, bound, how often a week by chance. */
            windowMs: number;
            count: number;
            expected: number;
            bound: number;
            perWeek: number;
            /** @description Size when people last heard of it, and how often they did. */
            heardSize: number;
            raised: number;
            /** Format: date-time */
            raisedAt: string;
            incidentId: string | null;
            facts: {
                [key: string]: number;
            };
            names: {
                area?: components["schemas"]["ClustersBilingual"];
                kind?: components["schemas"]["ClustersBilingual"];
                release?: components["schemas"]["ClustersBilingual"];
                service?: components["schemas"]["ClustersBilingual"];
                shop?: components["schemas"]["ClustersBilingual"];
                step?: components["schemas"]["ClustersBilingual"];
            };
            sentence: components["schemas"]["ClustersBilingual"];
            members: components["schemas"]["MemberView"][];
            series: components["schemas"]["Series"];
            decisions: {
                id: string;
                clusterId: string;
                /** @enum {string} */
                decision: "dismissed" | "incident" | "watch";
                reasonCode: string | null;
                /** Format: date-time */
                decidedAt: string;
                decidedBy: string;
                /** @description How many complaints it had then. */
                size: number;
                incidentId: string | null;
                note: string | null;
                reason: components["schemas"]["ClustersBilingual"] | null;
            }[];
        };
        /** @description A decision with its note opened and its reason in words; null when the code is no longer in `config/`. */
        OpenDecision: {
            id: string;
            complaintId: string;
            /** @enum {string} */
            decision: "set_aside" | "suspected";
            reasonCode: string;
            decidedBy: string;
            /** Format: date-time */
            decidedAt: string;
            /** @description Engine whose reasons the reader saw. */
            engine: string;
            incidentId: string | null;
            /** @description The assessment that the reader saw, or the newest one that was hidden from them. */
            assessmentId: string | null;
            stage: components["schemas"]["DecisionStage"];
            /** @description Whether the signals stand as this decision says; false while another reader must answer too, and for a control reading. */
            settles: boolean;
            /** @description The reader had seen no engine output. */
            blind: boolean;
            kinds: string[];
            evidence: components["schemas"]["Citation"][];
            reason: {
                ja: string;
                en: string;
            } | null;
            note: string | null;
        };
        /** @description A draft as its owner gets it back. */
        OpenDraft: {
            kind: string;
            key: string;
            version: number;
            /** Format: date-time */
            savedAt: string;
            value: unknown;
        };
        /** @description A hold as people read it. */
        OpenHold: {
            number: string;
            reason: string;
            liftReason: string | null;
            id: string;
            /** @description One of the two. */
            complaintId: string | null;
            incidentId: string | null;
            /** @enum {string} */
            state: "lift-proposed" | "lifted" | "proposed" | "refuse-proposed" | "refused" | "standing";
            askedBy: string;
            /** Format: date-time */
            askedAt: string;
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            liftBy: string | null;
            /** Format: date-time */
            liftAt: string | null;
            liftedBy: string | null;
            /** Format: date-time */
            liftedAt: string | null;
        };
        /** @description What keeps an incident open beside people who count as not told. */
        OpenMatter: {
            /**
             * @description `list-open`: not listed to its end; `rows-refused`: rows that nobody was made of; `estimate-unlisted`: nobody listed.
             * @enum {string}
             */
            kind: "estimate-unlisted" | "list-open" | "rows-refused";
            /** @description Identifier of the source or the estimate. */
            subject: string;
            /** @description Rows that were refused, or persons of the estimate. */
            count: number;
        };
        /** @description A participant with the address opened. */
        OpenParticipant: {
            id: string;
            address: string;
            /** Format: date-time */
            addedAt: string;
            addedBy: string;
        };
        /** @description A signal of the complaint that is asked for. */
        OpenSignal: {
            id: string;
            kind: string;
            state: components["schemas"]["SignalState"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            decidedAt: string | null;
        };
        /** @description A saved view as its owner sees it. */
        OpenView: {
            /** @enum {string} */
            queue: "all" | "mine" | "must-read" | "overdue" | "team" | "unassigned";
            narrowing: {
                /** @enum {string} */
                state?: "acknowledged" | "closed" | "in_handling" | "received" | "reopened" | "replied";
                /** @enum {string} */
                channel?: "email" | "fax" | "letter" | "phone" | "web";
                /** @enum {string} */
                category?: "billing" | "contract" | "desk_handling" | "device" | "nuisance" | "other" | "policy_consent" | "quality" | "sales_conduct" | "secrecy";
                /** @enum {string} */
                severity?: "high" | "low" | "medium";
                flagged?: boolean;
                humanMustRead?: boolean;
                ownerId?: string;
                teamId?: string;
                /** @description Tokyo dates of arrival, both inclusive. */
                from?: string;
                to?: string;
                /** @enum {string} */
                order?: "callback" | "due" | "newest" | "oldest";
            };
            id: string;
            name: string;
        };
        /** @description A particular found on a page, as read. */
        PageFact: {
            kind: components["schemas"]["PageFactKind"];
            text: string;
            /** @description Indices into the page's `words` it was read from. */
            words: number[];
            /** @description True when a second reading of the same place gave the same; only then may a form be pre-filled with it. */
            agreed: boolean;
        };
        /**
         * @description Kinds of particulars that are looked for on a page.
         * @enum {string}
         */
        PageFactKind: "amount" | "date" | "email" | "id" | "phone";
        /** @description What is known of a page without its content. */
        PageLine: {
            arrivalId: string;
            complaintId: string | null;
            attachment: boolean;
            /** @description `original`, or the attachment's file name. */
            documentName: string;
            id: string;
            documentId: string;
            /** @description Number in the document, from 1. */
            page: number;
            source: components["schemas"]["StoredPageSource"];
            /** @description 0..100 */
            confidence: number | null;
            band: components["schemas"]["ConfidenceBand"] | null;
            orientation: components["schemas"]["PageOrientation"];
            engine: string | null;
            handwriting: boolean;
            coverSheet: boolean;
            separator: boolean;
            blank: boolean;
            /** @description Pixels of the prepared page that the words' boxes refer to. */
            width: number;
            height: number;
            needsPerson: boolean;
            /** @description Rises with every version that a person adds. */
            version: number;
            /** @enum {string|null} */
            settledHow: "confirmed" | "corrected" | "transcribed" | null;
            settledBy: string | null;
            /** Format: date-time */
            settledAt: string | null;
        };
        /**
         * @description Which way the page was read when it gave the best result.
         * @enum {string}
         */
        PageOrientation: "rotated-180" | "rotated-270" | "rotated-90" | "upright" | "vertical";
        /** @description A page as the desk shows it. `at` is where the word starts in `text` (UTF-16), null when it is not in it. */
        PageView: {
            arrivalId: string;
            complaintId: string | null;
            attachment: boolean;
            /** @description `original`, or the attachment's file name. */
            documentName: string;
            id: string;
            documentId: string;
            /** @description Number in the document, from 1. */
            page: number;
            source: components["schemas"]["StoredPageSource"];
            /** @description 0..100 */
            confidence: number | null;
            band: components["schemas"]["ConfidenceBand"] | null;
            orientation: components["schemas"]["PageOrientation"];
            engine: string | null;
            handwriting: boolean;
            coverSheet: boolean;
            separator: boolean;
            blank: boolean;
            /** @description Pixels of the prepared page that the words' boxes refer to. */
            width: number;
            height: number;
            needsPerson: boolean;
            /** @description Rises with every version that a person adds. */
            version: number;
            /** @enum {string|null} */
            settledHow: "confirmed" | "corrected" | "transcribed" | null;
            settledBy: string | null;
            /** Format: date-time */
            settledAt: string | null;
            text: string;
            originalText: string;
            words: {
                text: string;
                confidence: number;
                left: number;
                top: number;
                width: number;
                height: number;
                at: number | null;
            }[];
            facts: components["schemas"]["PageFact"][];
            versions: {
                version: number;
                /** Format: date-time */
                at: string;
                actorId: string;
                /** @enum {string} */
                how: "confirmed" | "corrected" | "transcribed";
            }[];
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_ArrivalLine: {
            items: components["schemas"]["ArrivalLine"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_AuditLineView: {
            items: components["schemas"]["AuditLineView"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_CallbackLine: {
            items: components["schemas"]["CallbackLine"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_ClusterView: {
            items: components["schemas"]["ClusterView"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_ComplaintLine: {
            items: components["schemas"]["ComplaintLine"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_ImportView: {
            items: components["schemas"]["ImportView"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_IncidentLine: {
            items: components["schemas"]["IncidentLine"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_LineView: {
            items: components["schemas"]["LineView"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_QueueLine: {
            items: components["schemas"]["QueueLine"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_ReadingQueueLine: {
            items: components["schemas"]["ReadingQueueLine"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_RegisterLine: {
            items: components["schemas"]["RegisterLine"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_SecondReading: {
            items: components["schemas"]["SecondReading"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_ShownLine: {
            items: components["schemas"]["ShownLine"][];
            nextCursor: string | null;
        };
        /** @description One page of a list; `nextCursor` is null on the last one. */
        Page_SourceLineView: {
            items: components["schemas"]["SourceLineView"][];
            nextCursor: string | null;
        };
        PairView: {
            id: string;
            reasons: ("alike-name-and-place" | "other-customer" | "other-email" | "same-name-and-place" | "shared-account" | "shared-customer" | "shared-email" | "shared-line" | "shared-phone" | "two-matches")[];
            /** @description Likeness in percent. */
            score: number;
            /** @enum {string} */
            state: "different" | "open" | "same";
            first: components["schemas"]["PairedParty"];
            second: components["schemas"]["PairedParty"];
            /** @description The party that remains, when they are one. */
            keptParty: string | null;
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
        };
        /** @description One of the two parties, in clear: only so can a person tell whether they are one. */
        PairedParty: {
            id: string;
            name: string | null;
            email: string | null;
            /** @enum {string} */
            role: "counterparty" | "subscriber" | "unidentified";
            /** @enum {string} */
            language: "en" | "ja" | "plain";
            /** @description See `reachOf`. */
            reach: string;
            kana: string | null;
            /** @description E.164 where it could be read. */
            phone: string | null;
            postal: {
                code: string;
                lines: string[];
            } | null;
            customerNo: string | null;
            note: string | null;
            units: {
                kind: string;
                value: string;
            }[];
        };
        /** @description Parked arrivals that a person should look at and none has. */
        ParkedToReview: {
            count: number;
            oldestSeconds: number;
        };
        /**
         * @description How a party can be reached; `other` needs a person (telephone, letter).
         * @enum {string}
         */
        PartyChannel: "email" | "other";
        /** @description What of a row cannot be used: which field, and a code; never what stands in it. */
        PartyFault: {
            /** @enum {string} */
            field: "account" | "address" | "customerNo" | "email" | "kana" | "language" | "line" | "message" | "name" | "note" | "phone" | "postalCode" | "role" | "row";
            code: string;
        };
        /** @description A place in a letter; spans are UTF-16, end exclusive. */
        Place: {
            /** @enum {string} */
            pointer: "/subject" | "/text";
            start: number;
            end: number;
        };
        /** @description A complaint as it leaves the desk: its columns, and what was sealed beside its text. */
        PresentedComplaint: {
            text: string;
            id: string;
            slipNumber: string;
            arrivalId: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            language: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            registeredAt: string;
            /** Format: date */
            occurredOn: string | null;
            /** @enum {string} */
            state: "acknowledged" | "closed" | "in_handling" | "received" | "reopened" | "replied";
            /** @enum {string} */
            category: "billing" | "contract" | "desk_handling" | "device" | "nuisance" | "other" | "policy_consent" | "quality" | "sales_conduct" | "secrecy";
            /** @enum {string} */
            severity: "high" | "low" | "medium";
            flagged: boolean;
            humanMustRead: boolean;
            viaRelay: boolean;
            /** Format: date-time */
            callbackAt: string | null;
            /**
             * @description What `callbackAt` promises: a call (also null), or another word.
             * @enum {string|null}
             */
            callbackKind: "call" | "contact" | null;
            ownerId: string | null;
            /** @description The team it is with, by whom leads it: the owner's, or the one it was handed to. */
            teamId: string | null;
            version: number;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** Format: date-time */
            firstReplyAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            outcome: string | null;
            /** @description Whether a person said, when closing, that the secrecy of communications is involved; null until then. */
            secrecyInvolved: boolean | null;
            subject: string | null;
            contact: components["schemas"]["Contact"];
            externalRef: string | null;
            doNotContactBy: ("email" | "fax" | "letter" | "phone" | "web")[];
            cannotSpeakOnPhone: boolean;
            /** @description Used the form in plain Japanese (やさしい日本語). */
            plainJapanese: boolean;
            representative: string | null;
            lineNumber: string | null;
            callbackWish: string | null;
            occurredAsTyped: string | null;
            askedQuestions: string[];
            decodedAs: string[];
            /** @enum {string|null} */
            phoneFrom: "gateway" | null;
        };
        /** @description Causes, what is done about them, and where they worked before. */
        PreventionView: {
            taxonomy: components["schemas"]["Cause"][];
            causes: components["schemas"]["FoundCause"][];
            measures: components["schemas"]["MeasureView"][];
            /** @description Other incidents with the same cause. */
            sameCause: {
                incidentId: string;
                number: string;
                state: string;
                code: string;
            }[];
            /** @description Causes that work again although prevention was carried out. */
            recurrences: components["schemas"]["Recurrence"][];
        };
        /** @description A reading of a text that is being typed. */
        Preview: {
            /** @description Calibrated probability of a leak signal, 0..1. */
            score: number;
            flagged: boolean;
            /** @description Most likely kinds first; empty when not flagged. */
            kinds: ("access_control" | "account_exposure" | "concealment" | "content_disclosed" | "insider_misuse" | "interception" | "lost_media" | "metadata_disclosed" | "misdelivery" | "over_retention" | "system_fault" | "unconsented_use")[];
            /** @description Lead classes L1-L10 of `config/signals.yaml`; empty when not flagged. */
            leads: string[];
            /** @description Guideline examples touched, ids of `config/guideline.yaml`. */
            clauses: string[];
            /** @enum {string} */
            category: "billing" | "contract" | "desk_handling" | "device" | "nuisance" | "other" | "policy_consent" | "quality" | "sales_conduct" | "secrecy";
            /** @enum {string} */
            severity: "high" | "low" | "medium";
            reasons: components["schemas"]["EngineReason"][];
            /** @description Version of the engine: words and model. */
            engine: string;
            /** @description The three most useful things to ask next. */
            questions: string[];
            /** @description Parts of a long text wait for the next call. */
            partial: boolean;
        };
        PrintedFigure: {
            key: string;
            item: string;
            /** @description Null when there is nothing to measure. */
            value: (boolean | number) | null;
            unit: string;
        };
        /** @description Where the audit log stood when the report was made. */
        PrintedHead: {
            seq: number;
            hash: string;
            signature: string;
            /** Format: date-time */
            at: string;
        };
        /** @description The report in one language: what JSON shows as it is, and CSV and PDF print. */
        PrintedReport: {
            title: string;
            month: string;
            /** @enum {string} */
            timeZone: "Asia/Tokyo";
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** Format: date-time */
            generatedAt: string;
            /** @enum {string} */
            language: "en" | "ja";
            sections: {
                [key: string]: components["schemas"]["PrintedSection"];
            };
            auditHead: components["schemas"]["PrintedHead"];
        };
        PrintedSection: {
            title: string;
            definition: string;
            figures: components["schemas"]["PrintedFigure"][];
        };
        /** @description What anybody with the right may check by themselves: the ledger's balance and the audit log's head. */
        Proof: {
            /** Format: date-time */
            at: string;
            ledger: {
                received: number;
                /** @description Arrivals by outcome; their sum is `received`. */
                outcomes: {
                    [key: string]: number;
                };
                /** @description Lines without their case and cases without their line; must be 0. */
                faults: number;
                balanced: boolean;
            };
            auditHead: components["schemas"]["PrintedHead"];
            /** @description Result of reading the whole log; null unless asked for, as it reads every entry. */
            audit: {
                ok: boolean;
                rows: number;
                firstBad: {
                    seq: number;
                    why: string;
                } | null;
            } | null;
            /** @description Affected parties whom no notice has reached, over all incidents. */
            notYetTold: number;
        };
        /** @description What the data propose, and on which facts. */
        Proposal: {
            /** @enum {string} */
            decision: "applies" | "does_not" | "undecided";
            why: components["schemas"]["BilingualText"];
        };
        /** @description What a sample of `n` proves when it finds none, one, two or three. */
        ProvenBySize: {
            n: number;
            /** @description Upper bounds as shares, by the number of hits. */
            atMost: number[];
        };
        /** @description Where a list comes from, as people say it. Sealed. */
        Provenance: {
            /** @description Name of the file; null for other kinds. */
            fileName: string | null;
            /** @description Which question was put to which system. */
            query: string | null;
            /** @description Which extract it is: number, system, moment. */
            extract: string | null;
            /** @description Who drew the extract, and who released it. */
            extractedBy: string | null;
            releasedBy: string | null;
        };
        /** @description Something in a text for publication that could tell who is affected, or that keeps people from finding out. */
        PublicationFinding: {
            /** @description `address`, `phone`, `named-person`, `affected-name`, `number`, `no-hotline`, `empty`. */
            code: string;
        };
        /** @description As the list shows it. */
        QueueLine: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** Format: date-time */
            receivedAt: string;
            /** @description Name of the colleague who has taken it up just now; null when nobody has. */
            holder: string | null;
        };
        /** @description What `/readyz` says: each part by name, no figures, since anybody may ask. */
        ReadinessReport: {
            ready: boolean;
            checks: {
                [key: string]: boolean;
            };
        };
        /** @description A complaint with pages that wait for a person; no content. */
        ReadingQueueLine: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** Format: date-time */
            receivedAt: string;
            openPages: number;
        };
        /** @description Whom a report was given to, and what they answered. */
        Receipt: {
            recipient: string;
            receiptNote: string | null;
        };
        /** @description What a recheck did. */
        Recheck: {
            name: string;
            taken: number;
            failed: number;
            onServer: number;
            inLedger: number;
            missing: number;
        };
        /** @description The server's own list beside the ledger. */
        Reconciliation: {
            /** Format: date-time */
            at: string;
            /** @description Mails on the server, up to the committed point, that are to be taken. */
            onServer: number;
            /** @description Those of them that stand in the ledger. */
            inLedger: number;
            /** @description UIDs that stand on the server and not in the ledger; at most `MISSING_SHOWN`. */
            missing: number[];
        };
        /** @description A recurrence with the earlier incident's number, and what a person concluded from it. */
        Recurrence: {
            earlier: string;
            note: string | null;
            id: string;
            earlierId: string;
            /** @description The measure of the earlier incident that was carried out against it. */
            measureId: string;
            causeCode: string;
            /** Format: date-time */
            noticedAt: string;
            consideredBy: string | null;
            /** Format: date-time */
            consideredAt: string | null;
        };
        /** @description A decision with what it rests on: the stretches that the engine highlighted, those that the reader quoted, the note. */
        RegisterEntry: {
            id: string;
            /** Format: date-time */
            decidedAt: string;
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            decision: components["schemas"]["Verdict"];
            reasonCode: string;
            reason: {
                ja: string;
                en: string;
            } | null;
            stage: components["schemas"]["DecisionStage"];
            settles: boolean;
            blind: boolean;
            reader: string;
            engine: string;
            kinds: string[];
            leads: string[];
            score: number | null;
            incidentId: string | null;
            highlighted: components["schemas"]["EngineReason"][];
            evidence: components["schemas"]["Citation"][];
            note: string | null;
            /** @description False when the complaint's key was erased: what it quoted is gone. */
            readable: boolean;
        };
        /** @description One decision as lists show it: no content. */
        RegisterLine: {
            id: string;
            /** Format: date-time */
            decidedAt: string;
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            decision: components["schemas"]["Verdict"];
            reasonCode: string;
            reason: {
                ja: string;
                en: string;
            } | null;
            stage: components["schemas"]["DecisionStage"];
            settles: boolean;
            blind: boolean;
            reader: string;
            engine: string;
            kinds: string[];
            leads: string[];
            score: number | null;
            incidentId: string | null;
        };
        /** @description A release as it is shown. */
        ReleaseView: {
            id: string;
            code: string;
            title: string;
            service: string | null;
            /** Format: date-time */
            releasedAt: string;
            watchHours: number;
            /** Format: date-time */
            addedAt: string;
        };
        /** @description Where an answer stands; no content. */
        ReplyStanding: {
            id: string;
            /** @enum {string} */
            state: "accepted" | "bounced" | "cancelled" | "failed" | "given-up" | "sending" | "stopped" | "unknown" | "waiting";
            /**
             * Format: date-time
             * @description It goes out at this time and not before.
             */
            sendAt: string;
            /** Format: date-time */
            retryAt: string | null;
        };
        /** @description What the writer of an answer begins with. */
        ReplyStart: {
            mailer: components["schemas"]["MailerState"];
            /** @description Whether an address of the complainant is known that mail can go to. */
            address: boolean;
            /** @description The complainant does not wish to be reached by mail. */
            refused: boolean;
            /** @description Seconds in which it can be taken back. */
            undoSeconds: number;
            /**
             * @description The complainant's language, as far as templates speak it.
             * @enum {string}
             */
            language: "en" | "ja";
            templates: {
                id: string;
                title: {
                    en: string;
                    ja: string;
                };
                /** @description It only tells how far things are: the case stays open. */
                interim: boolean;
                texts: {
                    en: {
                        subject: string;
                        body: string;
                    };
                    ja: {
                        subject: string;
                        body: string;
                    };
                };
            }[];
        };
        /** @description An answer by mail as the page of its case shows it. */
        ReplyView: {
            to: string;
            id: string;
            /** @enum {string} */
            state: "accepted" | "bounced" | "cancelled" | "failed" | "given-up" | "sending" | "stopped" | "unknown" | "waiting";
            stopReason: components["schemas"]["StopReason"] | null;
            authorId: string;
            /** @enum {string|null} */
            authorRole: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor" | null;
            /** @description `id@version` of the template it was begun from. */
            template: string | null;
            /**
             * @description `interim`: it only tells how far things are, and the case stays open; null for an answer.
             * @enum {string|null}
             */
            purpose: "interim" | null;
            /**
             * Format: date-time
             * @description By when an `interim` one says that the complainant hears again.
             */
            nextContactAt: string | null;
            /** @description How many places the writer had to look at. */
            findings: number;
            /**
             * Format: date-time
             * @description It goes out at this time and not before.
             */
            sendAt: string;
            attempts: number;
            /** Format: date-time */
            handedOverAt: string | null;
            /** Format: date-time */
            retryAt: string | null;
            smtpCode: number | null;
            /** @description The message of the case that it became. */
            messageId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            subject: string;
            text: string;
        };
        /** @description A filled form. */
        Report: {
            form: {
                id: string;
                /** @description Place among the forms. */
                order: number;
                version: string;
                regime: string;
                stage: string;
                title: components["schemas"]["BilingualText"];
                /** @description Number of the printed form, when the law gives one: 様式第50の2. */
                legalNumber: string | null;
                effectiveFrom: string | null;
                /** @description Whom the paper addresses; null for the bureau itself. */
                addressedTo: string | null;
                /** @description The sentence by which the report is made, with the article it rests on. */
                preamble: string | null;
                source: string;
                mark: components["schemas"]["Mark"];
                /** Format: date */
                checkedOn: string;
                /** @description Who compared it with the official paper; null while nobody did. */
                verifiedBy: string | null;
                remark: string;
            };
            addressee: {
                bureau: string;
                mark: components["schemas"]["Mark"];
                contact: string | null;
            };
            /** @description The reporter, as the form's head asks for it. */
            header: components["schemas"]["ReportPart"][];
            operator: {
                sample: boolean;
                contactLine: string;
            };
            incident: {
                id: string;
                number: string;
                /** @enum {string} */
                state: "closed" | "confirmed" | "lead" | "suspected" | "unfounded";
                version: number;
            };
            /** Format: date-time */
            generatedAt: string;
            items: components["schemas"]["ReportItem"][];
            missing: components["schemas"]["MissingField"][];
        };
        /** @description A form with its versions, oldest first, and what it would say now. */
        ReportFormView: {
            form: {
                id: string;
                /** @description Place among the forms. */
                order: number;
                version: string;
                regime: string;
                stage: string;
                title: components["schemas"]["BilingualText"];
                /** @description Number of the printed form, when the law gives one: 様式第50の2. */
                legalNumber: string | null;
                effectiveFrom: string | null;
                /** @description Whom the paper addresses; null for the bureau itself. */
                addressedTo: string | null;
                /** @description The sentence by which the report is made, with the article it rests on. */
                preamble: string | null;
                source: string;
                mark: components["schemas"]["Mark"];
                /** Format: date */
                checkedOn: string;
                /** @description Who compared it with the official paper; null while nobody did. */
                verifiedBy: string | null;
                remark: string;
            };
            addressee: {
                bureau: string;
                mark: components["schemas"]["Mark"];
                contact: string | null;
            };
            missing: components["schemas"]["MissingField"][];
            versions: components["schemas"]["ReportVersionView"][];
            /** @description What the form would say now beside the newest version; empty without a version. */
            changes: components["schemas"]["FieldChange"][];
            /** @description Whether the newest version no longer says what people wrote meanwhile. */
            outdated: boolean;
            items: components["schemas"]["ReportItem"][];
            /** @description Hand-ins that were recorded at the obligation itself, without an approved version of the form. */
            withoutVersion: {
                obligationId: string;
                /** Format: date-time */
                reportedAt: string;
                means: string | null;
            }[];
        };
        ReportItem: {
            no: number;
            title: string;
            /** @description Parts joined for reading; empty when nothing is known. */
            value: string;
            parts: components["schemas"]["ReportPart"][];
            missing: string[];
        };
        /** @description A canonical field as the form shows it. */
        ReportPart: {
            field: string;
            label: string;
            /** @enum {string} */
            from: "complaints" | "estimate" | "evidence" | "facts" | "incident" | "operator" | "reports";
            value: string | null;
            source: string | null;
            /** @description The person who wrote the value. */
            by: string | null;
        };
        /** @description A receipt with its name opened. */
        ReportReceipt: {
            id: string;
            versionId: string;
            name: string;
            mediaType: string;
            size: number;
            sha256: string;
            addedBy: string;
            /** Format: date-time */
            addedAt: string;
        };
        ReportSubmission: {
            recipient: string;
            receiptNote: string | null;
            /** @description Why a version was handed in although the incident had moved on. */
            outdatedReason: string | null;
            id: string;
            /** @description The obligation whose stage it settled; null when the stage stood as reported already, or none asks for it. */
            obligationId: string | null;
            /** Format: date-time */
            reportedAt: string;
            means: string;
            /** @description Hex SHA-256 of the PDF of the version, kept sealed in `incident_reports`. */
            sha256: string;
            recordedBy: string;
            /** Format: date-time */
            recordedAt: string;
        };
        /** @description One version in full. */
        ReportVersionDetail: {
            authorIds: string[];
            id: string;
            incidentId: string;
            formId: string;
            formVersion: string;
            /** @description Counts from 1 within incident and form. */
            number: number;
            /** @enum {string} */
            kind: "correction" | "original" | "supplement";
            /** @enum {string} */
            state: "approved" | "draft" | "submitted" | "superseded";
            /** @description The report handed in that this one corrects or completes. */
            earlierId: string | null;
            /** @description Hex SHA-256 over content, reason and kind; the only hash kept in clear, so that no short text can be guessed. */
            bindingHash: string;
            missingCount: number;
            incidentVersion: number;
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
            approvals: {
                approverId: string;
                bindingHash: string;
                /** Format: date-time */
                approvedAt: string;
                /**
                 * Format: date-time
                 * @description Set when the version was superseded before it was handed in.
                 */
                voidedAt: string | null;
                counts: boolean;
            }[];
            submission: components["schemas"]["ReportSubmission"] | null;
            receipts: components["schemas"]["ReportReceipt"][];
            report: components["schemas"]["Report"];
            reason: string | null;
            /** @description Against the version before it, of the same form. */
            changes: {
                against: number;
                fields: components["schemas"]["FieldChange"][];
            } | null;
            /** @description What the form would say otherwise now. */
            sinceThen: components["schemas"]["FieldChange"][];
            outdated: boolean;
        };
        /** @description A version with its approvals, how it was handed in, and the receipts for it. */
        ReportVersionView: {
            authorIds: string[];
            id: string;
            incidentId: string;
            formId: string;
            formVersion: string;
            /** @description Counts from 1 within incident and form. */
            number: number;
            /** @enum {string} */
            kind: "correction" | "original" | "supplement";
            /** @enum {string} */
            state: "approved" | "draft" | "submitted" | "superseded";
            /** @description The report handed in that this one corrects or completes. */
            earlierId: string | null;
            /** @description Hex SHA-256 over content, reason and kind; the only hash kept in clear, so that no short text can be guessed. */
            bindingHash: string;
            missingCount: number;
            incidentVersion: number;
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
            approvals: {
                approverId: string;
                bindingHash: string;
                /** Format: date-time */
                approvedAt: string;
                /**
                 * Format: date-time
                 * @description Set when the version was superseded before it was handed in.
                 */
                voidedAt: string | null;
                counts: boolean;
            }[];
            submission: components["schemas"]["ReportSubmission"] | null;
            receipts: components["schemas"]["ReportReceipt"][];
        };
        RetentionView: {
            /** Format: date-time */
            at: string;
            classes: components["schemas"]["ClassView"][];
            /** @description Complaints that are due, the oldest first; 100 at most. */
            due: {
                id: string;
                number: string;
                /** Format: date-time */
                endedAt: string;
                /** Format: date */
                dueOn: string | null;
            }[];
        };
        /** @description What became of letters that came back, by their numbers as they were typed. */
        ReturnResult: {
            returned: string[];
            /** @description No letter has this number, or it has a wrong digit. */
            unknown: string[];
            /** @description Recorded before, or the person has confirmed the notice meanwhile. */
            passedOver: string[];
            /** @description Letters that are not posted yet by the records: post the batch first. */
            notPosted: string[];
        };
        /** @description What an officer sees beside a complaint. The keys are the same in a blind reading. */
        ReviewContext: {
            /** @description Why it waits for a reader; empty in a blind reading, and where the engine's findings are all. */
            why: components["schemas"]["WhyInReview"][];
            similar: components["schemas"]["SimilarComplaint"][];
            /** @description Leads that it is part of. */
            clusters: {
                id: string;
                /** @enum {string} */
                state: "dismissed" | "incident" | "open" | "watch";
                size: number;
                sentence: components["schemas"]["ClustersBilingual"];
            }[];
        };
        /** @description A review with how far it is. */
        ReviewHeading: {
            lines: number;
            answered: number;
            id: string;
            /** @description `2026-Q4` */
            quarter: string;
            /** Format: date-time */
            openedAt: string;
            openedBy: string;
            /** Format: date-time */
            signedAt: string | null;
            signedBy: string | null;
        };
        /** @description A line as people read it. */
        ReviewLineView: {
            name: string | null;
            /**
             * @description Role now; null when the token is gone.
             * @enum {string|null}
             */
            roleNow: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor" | null;
            activeNow: boolean;
            id: string;
            /** @enum {string} */
            subjectKind: "token" | "user";
            subjectId: string;
            /** @enum {string} */
            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
            active: boolean;
            /** Format: date */
            lastUsedOn: string | null;
            /** @description Looks at content in the quarter. */
            looks: number;
            /** @enum {string|null} */
            verdict: "change" | "keep" | "remove" | null;
            /** Format: date-time */
            answeredAt: string | null;
            answeredBy: string | null;
            spans: components["schemas"]["AccessSpan"][];
            /** @description Whether what the verdict asks for has been done; null while it asks for nothing. */
            carriedOut: boolean | null;
        };
        /** @description The reviews so far, and the quarter that waits for one. */
        ReviewList: {
            items: components["schemas"]["ReviewHeading"][];
            quarter: string;
            /** @description Whether the present quarter has no review yet. */
            due: boolean;
        };
        /** @description Why a person decided as they did. */
        ReviewReason: {
            code: string;
            /** @enum {string} */
            decision: "set_aside" | "suspected";
            ja: string;
            en: string;
        };
        /** @description The complaint under review with the parts of its page; what must not be seen yet is null. */
        ReviewedComplaint: {
            text: string;
            id: string;
            slipNumber: string;
            arrivalId: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            language: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            registeredAt: string;
            /** Format: date */
            occurredOn: string | null;
            /** @enum {string|null} */
            state: "acknowledged" | "closed" | "in_handling" | "received" | "reopened" | "replied" | null;
            /** @enum {string|null} */
            category: "billing" | "contract" | "desk_handling" | "device" | "nuisance" | "other" | "policy_consent" | "quality" | "sales_conduct" | "secrecy" | null;
            /** @enum {string|null} */
            severity: "high" | "low" | "medium" | null;
            flagged: boolean | null;
            humanMustRead: boolean;
            viaRelay: boolean;
            /** Format: date-time */
            callbackAt: string | null;
            /**
             * @description What `callbackAt` promises: a call (also null), or another word.
             * @enum {string|null}
             */
            callbackKind: "call" | "contact" | null;
            ownerId: string | null;
            /** @description The team it is with, by whom leads it: the owner's, or the one it was handed to. */
            teamId: string | null;
            version: number | null;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** Format: date-time */
            firstReplyAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            outcome: string | null;
            /** @description Whether a person said, when closing, that the secrecy of communications is involved; null until then. */
            secrecyInvolved: boolean | null;
            subject: string | null;
            contact: components["schemas"]["Contact"];
            /** @description What the complainant wrote later. */
            messages: {
                text: string;
                id: string;
                complaintId: string;
                /** @enum {string} */
                direction: "in" | "out";
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                channel: "email" | "fax" | "letter" | "phone" | "web";
                actorId: string;
                arrivalId: string | null;
            }[];
            arrivals: {
                id: string;
                /** @enum {string} */
                channel: "email" | "fax" | "letter" | "phone" | "web";
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                recordedAt: string;
                /** @enum {string} */
                outcome: "complaint" | "parked" | "pending" | "repeat" | "reply";
                parkedReason: string | null;
                complaintId: string | null;
                repeatOf: string | null;
                sha256: string;
                size: number;
                mediaType: string;
                humanMustRead: boolean;
                warnings: string[];
                source: string;
                /**
                 * Format: date-time
                 * @description When a person looked at it, if it is parked.
                 */
                reviewedAt: string | null;
                /** @description How long (seconds) it waits: unread since it was recorded, with attached documents unread, or parked with a sign and seen by nobody since it arrived. Null when nothing waits. */
                waitingSeconds: number | null;
                /** @description Our addresses that it was sent to, as the envelope had them. */
                addresses: string[];
                originalId: string;
                fileName: string | null;
            }[];
            assessments: components["schemas"]["OpenAssessment"][];
            decisions: components["schemas"]["OpenDecision"][];
            files: components["schemas"]["FileLine"][];
            folds: {
                [key: string]: components["schemas"]["LetterFold"];
            };
            group: components["schemas"]["SeenGroup"] | null;
            imported: {
                importId: string;
                row: number;
            } | null;
            incidents: {
                id: string;
                /** @description `2026-0001`: year and running number of the Tokyo year in which the incident was opened. */
                number: string;
                /** @enum {string} */
                state: "closed" | "confirmed" | "lead" | "suspected" | "unfounded";
            }[];
            mailReplies: components["schemas"]["ReplyView"][];
            reading: {
                pages: number;
                open: number;
            };
            scans: components["schemas"]["ScanLine"][] | null;
            signals: components["schemas"]["OpenSignal"][];
        };
        /** @description A round as the proof shows it. What would tell a reader who was drawn (seed, strata) shows when it is complete. */
        RoundLine: {
            id: string;
            week: string;
            epoch: number;
            /** Format: date-time */
            drawnAt: string;
            /** Format: date-time */
            completedAt: string | null;
            frameSize: number;
            sampleSize: number;
            share: number;
            read: number;
            hits: number;
            erased: number;
            seed: string | null;
        };
        /** @description Why a row was not taken: which field, and a code; never what stands in it. */
        RowFault: {
            /** @enum {string} */
            field: "address" | "callId" | "callbackAt" | "channel" | "closedAt" | "email" | "externalRef" | "language" | "name" | "occurredOn" | "outcome" | "phone" | "receivedAt" | "receivedTime" | "row" | "status" | "subject" | "text" | "viaRelay";
            code: string;
        };
        /** @description What is known of an original. */
        ScanLine: {
            originalId: string;
            state: components["schemas"]["ScanState"];
            finding: string | null;
            /** Format: date-time */
            scannedAt: string;
        };
        /**
         * @description What a scanner for malware said of a sealed original.
         * @enum {string}
         */
        ScanState: "clean" | "found" | "not-scanned";
        /** @description How many data keys of a scope there are. */
        ScopeCount: {
            scope: string;
            keys: number;
            held: number;
            erased: number;
            /** Format: date-time */
            oldestAt: string;
            /** Format: date-time */
            newestAt: string;
        };
        /** @description A complaint that its first reader waits for: another person is to read it. */
        SecondReading: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** Format: date-time */
            receivedAt: string;
            /**
             * Format: date-time
             * @description Since when the other reading is asked for.
             */
            waitingSince: string;
        };
        /** @description An answer to the secrecy question with its reason opened. */
        SecrecyAnswer: {
            reason: string;
            /** @description The state that the person wanted to move it to. */
            askedFor: string;
            involved: boolean;
            answeredBy: string;
            /** Format: date-time */
            answeredAt: string;
        };
        Seen: {
            /** @enum {string} */
            pointer: "/subject" | "/text";
            start: number;
            end: number;
            /** @enum {string} */
            kind: "address" | "call-record" | "email" | "name" | "phone" | "secret" | "shared-text" | "slip";
            /** @description The words found: content. */
            text: string;
            /**
             * @description `told`: the complainant wrote it. `other-case`: it is somebody's in another case.
             * @enum {string|null}
             */
            known: "other-case" | "told" | null;
            needsWord: boolean;
        };
        /** @description Siblings as one person may see them at present. */
        SeenByOne: {
            group: components["schemas"]["SeenGroup"] | null;
            suggestions: {
                id: string;
                state: components["schemas"]["SuggestionState"];
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                decidedAt: string | null;
                decidedBy: string | null;
                reasons: components["schemas"]["SiblingsReason"][];
                score: number;
                complaint: components["schemas"]["Seen_SiblingLine"];
            }[];
        };
        /** @description A group on a page; flag and first signal are null, and nobody is told, where a blind reading waits. */
        SeenGroup: {
            id: string;
            /**
             * Format: date-time
             * @description The earliest arrival of the members: the group's clocks start here.
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description The first signal of any member, null when there is none.
             */
            firstSignalAt: string | null;
            members: components["schemas"]["Seen_MemberLine"][];
            flagged: boolean | null;
        };
        /** @description A line whose label is null where a blind reading waits for who looks. */
        Seen_MemberLine: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** Format: date-time */
            receivedAt: string;
            state: string;
            primary: boolean;
            signals: {
                kind: string;
                state: string;
                /** Format: date-time */
                createdAt: string;
            }[];
            flagged: boolean | null;
        };
        /** @description A line whose label is null where a blind reading waits for who looks. */
        Seen_SiblingLine: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** Format: date-time */
            receivedAt: string;
            state: string;
            flagged: boolean | null;
        };
        /**
         * @description Who wrote the mail that refers to another case.
         * @enum {string}
         */
        Sender: "participant" | "stranger" | "unverified";
        /** @description What is told of the look that a mail's sender gave it. */
        SentLookFacts: {
            /** @description False: it is too large or too tangled to be shown; its text and the original are there all the same. */
            isShown: boolean;
            picturesOutside: number;
            picturesMissing: number;
            hasHiddenText: boolean;
        };
        /** @description Counts of the window at several moments, beside what is usual and the bound. */
        Series: {
            windowMs: number;
            expected: number;
            bound: number;
            points: {
                /** Format: date-time */
                at: string;
                count: number;
            }[];
        };
        /** @description One figure over the months. */
        SeriesLine: {
            key: string;
            item: string;
            unit: string;
            /** @description One for each month, oldest first; null where there was nothing to measure. */
            values: (number | null)[];
        };
        SeriesSection: {
            title: string;
            definition: string;
            lines: components["schemas"]["SeriesLine"][];
        };
        /**
         * @description Why unflagged complaints may rest or may not. `proven` the bound stands; `setting` the operator lets everything rest; `start` too few clean readings yet; `stale` the newest statement is too old, or a round waits too long for its readers; `above-target` the bound is worse than the target.
         * @enum {string}
         */
        SetAsideReason: "above-target" | "proven" | "setting" | "stale" | "start";
        /** @description A shop as it is shown. */
        ShopView: {
            id: string;
            code: string;
            name: string;
            words: string[];
        };
        /** @description A line of the report as a person sees it; what the engines say is null while a blind reading waits for that person. */
        ShownLine: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            language: string;
            receivedAt: string;
            /** @enum {string|null} */
            difference: "changed" | "newly-dropped" | "newly-flagged" | null;
            kindsAfter: string[] | null;
            kindsBefore: string[] | null;
            leadsAfter: string[] | null;
            leadsBefore: string[] | null;
            scoreAfter: number | null;
            scoreBefore: number | null;
        };
        /** @description What an engine says of one text. */
        ShownReading: {
            /** @description Calibrated probability of a leak signal, 0..1. */
            score: number;
            flagged: boolean;
            /** @description Most likely kinds first; empty when not flagged. */
            kinds: ("access_control" | "account_exposure" | "concealment" | "content_disclosed" | "insider_misuse" | "interception" | "lost_media" | "metadata_disclosed" | "misdelivery" | "over_retention" | "system_fault" | "unconsented_use")[];
            /** @description Lead classes L1-L10 of `config/signals.yaml`; empty when not flagged. */
            leads: string[];
            reasons: components["schemas"]["EngineReason"][];
        };
        /** @description A gate that is shut, what keeps it shut (identifiers, never content), and the ends before which it stands. */
        ShutGate: {
            name: string;
            title: components["schemas"]["BilingualText"];
            before: ("closed" | "unfounded")[];
            open: string[];
        };
        /** @description One reason; carries no content. */
        SiblingsReason: {
            /** @enum {string} */
            kind: "near-text" | "reply-reference" | "reply-token" | "same-area" | "same-email" | "same-line" | "same-name" | "same-phone" | "same-text" | "similar-name" | "slip-in-subject" | "slip-named";
            /** @description How alike, in percent: of texts and names. */
            percent?: number;
            /** @description Of a mail that refers to a case: why it did not join it. */
            sender?: components["schemas"]["Sender"];
        };
        /**
         * @description State of a signal; it never ceases to exist.
         * @enum {string}
         */
        SignalState: "open" | "set_aside" | "suspected";
        /**
         * @description What two people sign for: that a tried version becomes active, or that the desk goes back to an earlier one.
         * @enum {string}
         */
        SignaturePurpose: "activation" | "retreat";
        /**
         * @description How far a version is signed: `first` or, with the second person's, `both`.
         * @enum {string}
         */
        SignedBy: "both" | "first";
        /** @description A complaint that lies near the one that is read, and what was decided about it; no content. */
        SimilarComplaint: {
            complaintId: string;
            slipNumber: string;
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** Format: date-time */
            receivedAt: string;
            /**
             * @description `group`: a person said that they belong together; `reasons`: what both have in common; `kind`: the same kind of signal.
             * @enum {string}
             */
            by: "group" | "kind" | "reasons";
            /** @description What both have in common; empty for the others. */
            reasons: components["schemas"]["SiblingsReason"][];
            /** @description The decision by which its signals stand; null before one, and where it is kept from a blind reader. */
            decision: {
                /** @enum {string} */
                decision: "set_aside" | "suspected";
                reasonCode: string;
                /** Format: date-time */
                decidedAt: string;
            } | null;
        };
        /** @description A row with a fault as people see it: no content. */
        SourceLineView: {
            row: number;
            line: number;
            /** @enum {string} */
            outcome: "incomplete" | "refused";
            faults: components["schemas"]["PartyFault"][];
        };
        /**
         * @description What the board shows for a stage. `waiting`: its clock starts with something that has not happened yet.
         * @enum {string}
         */
        StageState: "due_soon" | "not_applicable" | "open" | "overdue" | "reported" | "reported_late" | "waiting";
        /** @description A stage as the board shows it. */
        StageView: {
            stage: string;
            title: components["schemas"]["BilingualText"];
            /** @enum {string} */
            kind: "hard" | "soft";
            /** @description The law's own words. */
            wording: string;
            mark: components["schemas"]["Mark"];
            form: string | null;
            channel: string | null;
            /** @enum {string} */
            anchor: "detected" | "determined" | "known" | "occurred" | "previous_stage";
            /**
             * Format: date-time
             * @description Null while what starts the clock has not happened.
             */
            anchorAt: string | null;
            /** @description Knowledge stands in for a moment that is not on record; the true date can only be earlier. */
            anchorStandsIn: boolean;
            /** @description Where the dates end. */
            zone: string;
            legalDue: string | null;
            workingDeadline: string | null;
            /**
             * Format: date-time
             * @description The last instant at which the law's date, or a soft clock's target, is still met.
             */
            endsAt: string | null;
            /**
             * Format: date-time
             * @description The last instant at which the desk's own date, or a soft clock's target, is still met.
             */
            workEndsAt: string | null;
            /** @description A target of this incident's own. */
            target: {
                /** Format: date-time */
                at: string;
                setBy: string | null;
                /** Format: date-time */
                setAt: string | null;
                reason: string | null;
            } | null;
            elapsedHours: number | null;
            /** Format: date-time */
            reportedAt: string | null;
            means: string | null;
            receipt: components["schemas"]["Receipt"] | null;
            recordedBy: string | null;
            state: components["schemas"]["StageState"];
            /** @description Oldest first; weaker rungs that nobody saw in time are left out. */
            alerts: components["schemas"]["AlertView"][];
        };
        /**
         * @description Why a finished trial is no longer good for a signature.
         * @enum {string}
         */
        Staleness: "engine-changed" | "history-grown" | "threshold-changed" | "too-old";
        /**
         * @description Why an answer was stopped before it went out.
         * @enum {string}
         */
        StopReason: "address-changed" | "not-by-mail" | "unreadable";
        /**
         * @description How the text of a stored page was had; `unread` is a page that the machine did not get through.
         * @enum {string}
         */
        StoredPageSource: "blank" | "ocr" | "text-layer" | "unread";
        /** @description A stratum over all complete rounds of the window. `atMost` is its own bound, for orientation: not one of all together. */
        StratumLine: {
            stratum: string;
            size: number;
            read: number;
            hits: number;
            atMost: number;
        };
        /** @description Where something stands in a text: UTF-16, end exclusive. */
        Stretch: [
            number,
            number
        ];
        /** @description Whom a wall names, as given. */
        Subject: {
            /** @enum {string} */
            kind: "contractor" | "employee" | "shop";
            /** @description Of an employee. */
            userId: string | null;
            /** @description Of a shop or contractor. */
            name: string | null;
        };
        /** @description What the submitter gets back. */
        SubmittedItem: {
            arrivalId: string;
            sha256: string;
            /** @enum {string} */
            outcome: "complaint" | "parked" | "pending" | "repeat" | "reply";
            complaintId: string;
            slipNumber: string;
            /** @description Slip number of the case that a reply joined. */
            inReplyTo: string | null;
            parked: string | null;
            humanMustRead: boolean;
            warnings: string[];
            assessment: components["schemas"]["AssessmentSummary"] | null;
            secret: string | null;
        };
        SubstituteBoard: {
            /** @description Persons for whom nothing else is left and no measure was decided. */
            waiting: number;
            measures: {
                id: string;
                campaignId: string;
                /** @enum {string} */
                state: "decided" | "draft" | "published";
                text: string;
                hotline: string;
                textHash: string;
                draftedBy: string;
                /** Format: date-time */
                draftedAt: string;
                decidedBy: string | null;
                /** Format: date-time */
                decidedAt: string | null;
                reason: string | null;
                persons: number | null;
                publishedBy: string | null;
                /** Format: date */
                publishedOn: string | null;
                place: string | null;
                lint: components["schemas"]["PublicationFinding"][];
            }[];
        };
        /**
         * @description What a person said to a suggestion; `open` until then.
         * @enum {string}
         */
        SuggestionState: "accepted" | "open" | "rejected";
        /**
         * @description Charsets that tables come in; `shift_jis` is read as CP932 with its vendor characters (WHATWG encoding standard).
         * @enum {string}
         */
        TableCharset: "euc-jp" | "iso-2022-jp" | "shift_jis" | "utf-16be" | "utf-16le" | "utf-8";
        /** @description How the bytes of a file are read; holds no content. */
        TableFormat: {
            /** @enum {string} */
            kind: "csv" | "xlsx";
            charset: components["schemas"]["TableCharset"] | null;
            /** @enum {string|null} */
            delimiter: "\t" | "," | ";" | null;
        };
        /** @description A task with its words, steps and files. */
        TaskView: {
            id: string;
            incidentId: string;
            /** @description 1, 2, 3 … within the incident. */
            number: number;
            /** @enum {string} */
            assigneeKind: "contractor" | "department" | "user";
            assigneeUserId: string | null;
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            state: "accepted" | "answered" | "dropped" | "open";
            /**
             * Format: date-time
             * @description When the sweep found it overdue; null again when it is answered or gets another date.
             */
            overdueSince: string | null;
            setBy: string;
            /** Format: date-time */
            setAt: string;
            /** Format: date-time */
            endedAt: string | null;
            title: string;
            text: string;
            /** @description Department, contractor or person by name. */
            assignee: string;
            possibleSteps: ("accept" | "answer" | "drop" | "reopen" | "return")[];
            entries: components["schemas"]["TimelineEntry"][];
            evidence: components["schemas"]["IncidentsEvidence"][];
        };
        /** @description A text that the desk begins with; `faults` are codes of what would keep it from being sent as it stands. */
        TemplateText: {
            id: string;
            /** @enum {string} */
            kind: "acknowledgement" | "notice" | "phone" | "reply";
            language: string;
            title: components["schemas"]["Words"] | null;
            subject: string | null;
            body: string;
            locked: string[];
            faults: {
                code: string;
                item: string | null;
            }[];
        };
        TemplatesView: {
            /** @description Files with the first 12 digits of their SHA-256: what is in force can be compared with what was signed. */
            files: {
                name: string;
                sha256: string;
            }[];
            texts: components["schemas"]["TemplateText"][];
        };
        /** @description A piece of a text beside its earlier wording. */
        TextPart: {
            /** @enum {string} */
            kind: "added" | "removed" | "same";
            text: string;
        };
        /** @description One entry of the timeline, with its seal opened. */
        TimelineEntry: {
            /** Format: date-time */
            at: string;
            actorId: string;
            action: string;
            facts: components["schemas"]["Facts"];
            note: string | null;
        };
        /** @description The figures of the monthly report over several months. */
        Trends: {
            /** Format: date-time */
            at: string;
            /** @description `YYYY-MM` in Tokyo, oldest first. The last may still be running. */
            months: string[];
            /** @description Whether the last month is not over. */
            running: boolean;
            sections: {
                [key: string]: components["schemas"]["SeriesSection"];
            };
        };
        /** @description A text of `config/` in both languages. */
        TrendsBilingual: {
            ja: string;
            en: string;
        };
        /** @description A figure that stands as evidence for an example. */
        TrendsEvidence: {
            code: string;
            title: {
                en: string;
                ja: string;
            };
            /** @enum {string} */
            unit: "count" | "hours" | "percent" | "yes_no";
            value: (boolean | number) | null;
            /** @description The same figure of the window before; null where it is a state and not a count of a time. */
            before: number | null;
            /** @enum {string} */
            state: "fine" | "look" | "shown";
            to: string | null;
        };
        /** @description A complaint as a reader of the review queue sees it. The keys are the same whyever it is read. */
        TriageReviewView: {
            complaint: components["schemas"]["ReviewedComplaint"];
            /** @description The newest assessment; null when there is none, or before a blind reader has answered. */
            assessment: components["schemas"]["OpenAssessment"] | null;
            signals: components["schemas"]["OpenSignal"][];
            /** @description Whether an answer of this reader is waited for. */
            answerable: boolean;
        };
        /** @description Counts of one group of complaints. `before`: standing flagged; `after`: flagged by the candidate. */
        TrialCounts: {
            read: number;
            before: number;
            after: number;
            newlyFlagged: number;
            newlyDropped: number;
            changed: number;
        };
        /** @description Counts of a trial, in all and by channel and language. */
        TrialReport: {
            all: components["schemas"]["TrialCounts"];
            channel: components["schemas"]["GroupedCounts"];
            language: components["schemas"]["GroupedCounts"];
        };
        /** @description A trial with its figures. `staleness`: why it may no longer be signed. */
        TrialView: {
            id: string;
            versionId: string;
            baseId: string;
            baseThreshold: number;
            threshold: number;
            /** @enum {string} */
            state: "finished" | "running";
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description Complaints when it began, and those gone through, erased ones among them. */
            total: number;
            done: number;
            erased: number;
            /** @description SHA-256 over every difference; what is signed. */
            reportSha256: string | null;
            report: components["schemas"]["TrialReport"];
            staleness: components["schemas"]["Staleness"] | null;
        };
        /** @description What nobody has read yet of one source of a channel. */
        UnreadSource: {
            /** @enum {string} */
            channel: "email" | "fax" | "letter" | "phone" | "web";
            /** @description Who brings it: `smtp`, `imap`, `folder`, `upload`, `api`, `form`, `cli`; '' for lines of before it was kept. */
            source: string;
            /**
             * @description `arrival`: nothing was made of it; `attachments`: its case stands, and what is attached waits.
             * @enum {string}
             */
            what: "arrival" | "attachments";
            count: number;
            oldestSeconds: number;
        };
        /**
         * @description What a reader answers.
         * @enum {string}
         */
        Verdict: "set_aside" | "suspected";
        /** @description A version with its newest trial and the signatures that count now. */
        VersionView: {
            id: string;
            /** @description What stands in assessments: `signals@… …`. */
            engine: string;
            modelSha256: string;
            lexiconSha256: string;
            modelVersion: string;
            lexiconVersion: string;
            origin: components["schemas"]["EngineOrigin"];
            /** Format: date-time */
            broughtAt: string;
            broughtBy: string;
            /** @enum {string} */
            state: "active" | "candidate" | "retired" | "signed_off" | "tried";
            /** Format: date-time */
            changedAt: string;
            /**
             * Format: date-time
             * @description First time it was active; null while it never was.
             */
            firstActiveAt: string | null;
            trial: components["schemas"]["TrialView"] | null;
            signatures: {
                purpose: components["schemas"]["SignaturePurpose"];
                /** Format: date-time */
                signedAt: string;
                signedBy: string;
                role: string;
            }[];
        };
        WaitingForSecond: {
            /** @enum {string} */
            kind: "campaign" | "end" | "moment" | "report" | "trial" | "wall";
            /** @description Of the campaign for `campaign` and `trial`, else of the incident. */
            id: string;
            incidentId: string;
            number: string;
            /** Format: date-time */
            since: string;
        };
        /** @description A wall as those who may see the incident see it. */
        WallView: {
            id: string;
            incidentId: string;
            /** @enum {string} */
            state: "lift-proposed" | "lifted" | "proposed" | "refused" | "standing";
            raisedBy: string;
            /** Format: date-time */
            raisedAt: string;
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            liftBy: string | null;
            /** Format: date-time */
            liftAt: string | null;
            liftedBy: string | null;
            /** Format: date-time */
            liftedAt: string | null;
            /**
             * Format: date-time
             * @description When the alarm was raised that nobody decides about it.
             */
            alarmedAt: string | null;
            reason: string;
            liftReason: string | null;
            subjects: components["schemas"]["Subject"][];
        };
        /** @description What waits for a second person. */
        WallWork: {
            walls: {
                id: string;
                incidentId: string;
                /** @enum {string} */
                state: "lift-proposed" | "lifted" | "proposed" | "refused" | "standing";
                raisedBy: string;
                /** Format: date-time */
                raisedAt: string;
                liftBy: string | null;
                /** Format: date-time */
                liftAt: string | null;
            }[];
            looks: {
                id: string;
                incidentId: string;
                userId: string;
                /** Format: date-time */
                brokenAt: string;
                /**
                 * Format: date-time
                 * @description End of the access; moved to the moment of the review when that finds it unjustified.
                 */
                untilAt: string;
            }[];
        };
        /** @description The walls of an incident. */
        WallsOfIncident: {
            walls: components["schemas"]["WallView"][];
            looks: components["schemas"]["GlassBreak"][];
            /** @description Users from whom the incident is hidden at present. */
            hiddenFrom: string[];
            /** @description Linked complaints whose owner must be another one now. */
            ownersBehind: {
                complaintId: string;
                ownerId: string;
            }[];
            /** @description Open tasks and measures that somebody else must have now. */
            workBehind: components["schemas"]["WorkBehind"][];
        };
        /** @description How the watch stands. */
        WatchView: {
            /** @description Complaints that are counted, and that wait to be read. */
            counted: number;
            waiting: number;
            /** @description Shares of the last 90 days that name a service, an area, a shop, a step; and that carry a sign. */
            shares: {
                area: number;
                flagged: number;
                service: number;
                shop: number;
                step: number;
                weak: number;
            };
            /**
             * Format: date
             * @description Last whole day that was judged; null before the first.
             */
            judgedOn: string | null;
            /** @description Newest reading that was searched for bursts; null before the first. */
            burstsUpTo: string | null;
            falseAlarmsPerWeek: {
                burst: number;
                release: number;
                slow: number;
                disproportion: number;
            };
            /** @description Share of each channel's complaints known after 0, 1, 3 and 7 days. */
            delays: {
                channel: string;
                n: number;
                known: [
                    number,
                    number,
                    number,
                    number
                ];
            }[];
        };
        /** @description One event for one endpoint. */
        WebhookDelivery: {
            /** @description Also the `webhook-id`, by which the receiver knows a repeat. */
            id: string;
            endpointId: string;
            event: string;
            /** @description JSON without content. */
            body: string;
            /** @enum {string} */
            state: "delivered" | "pending";
            attempts: number;
            /** Format: date-time */
            nextAt: string;
            lastStatus: number | null;
            lastError: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            deliveredAt: string | null;
        };
        /** @description Why a complaint waits for a reader, beside what the engine found in its own words. */
        WhyInReview: {
            /**
             * @description `repeated`: it came again after "no problem"; `sibling`: the same matter became an incident; `reopened`: what was set aside is open again because of that; `clustered`: it lies close to others that a person suspects; `raised`: a member of staff asked for it.
             * @enum {string}
             */
            code: "clustered" | "raised" | "reopened" | "repeated" | "sibling";
            /** Format: date-time */
            at: string;
            /** @description Null when there is none, or when the reader may not know of it. */
            of: components["schemas"]["EarlierCase"] | null;
        };
        Word: {
            code: string;
            ja: string;
            en: string;
        };
        Words: {
            en: string;
            ja: string;
        };
        /** @description Work that somebody has whom the wall names or hides the incident from. */
        WorkBehind: {
            /** @enum {string} */
            kind: "measure" | "task";
            id: string;
            /** @description 1, 2, 3 … within the incident. */
            number: number;
        };
        /** @description Who has not been told, and what else keeps the incident open. */
        Worklist: {
            items: components["schemas"]["NoticeLine"][];
            nextCursor: string | null;
            total: number;
            /** @description Parties that a person ruled as not affected. */
            ruledOut: number;
            /** @description Lists and estimates that wait for a ruling. */
            open: components["schemas"]["OpenMatter"][];
        };
        /** @description Where a new answer stands. */
        WrittenReply: {
            id: string;
            /** @enum {string} */
            state: "accepted" | "bounced" | "cancelled" | "failed" | "given-up" | "sending" | "stopped" | "unknown" | "waiting";
            /**
             * Format: date-time
             * @description Until then it can be taken back.
             */
            sendAt: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Session_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentSessionDto"];
                };
            };
        };
    };
    Session_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentSessionDto"];
                };
            };
        };
    };
    Session_close: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Session_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            /** @description Changed; other sessions are ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Session_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionListDto"];
                };
            };
        };
    };
    Session_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Setup_setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
        };
    };
    Users_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserListDto"];
                };
            };
        };
    };
    Users_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddUserDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedUserDto"];
                };
            };
        };
    };
    Users_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUserDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetailsDto"];
                };
            };
        };
    };
    Users_resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions of the user are ended */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadePasswordDto"];
                };
            };
        };
    };
    Users_everySession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items: [{id, userId, name, role, createdAt, lastSeenAt, address, current}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            current: boolean;
                            userId: string;
                            name: string;
                            /** @enum {string} */
                            role: "admin" | "agent" | "auditor" | "compliance" | "manager" | "supervisor";
                            id: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastSeenAt: string;
                            /** @description Network address at sign-in. */
                            address: string;
                        }[];
                    };
                };
            };
        };
    };
    Users_endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Users_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"][];
                };
            };
        };
    };
    Tokens_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenListDto"];
                };
            };
        };
    };
    Tokens_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeTokenDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeTokenDto"];
                };
            };
        };
    };
    Tokens_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    People_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleDto"];
                };
            };
        };
    };
    AccessReview_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items, quarter, due} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewList"];
                };
            };
        };
    };
    AccessReview_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {id, quarter, openedAt, openedBy, signedAt, signedBy, lines, answered, items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessReviewView"];
                };
            };
        };
    };
    AccessReview_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {id, quarter, openedAt, openedBy, signedAt, signedBy, lines, answered, items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessReviewView"];
                };
            };
        };
    };
    AccessReview_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictDto"];
            };
        };
        responses: {
            /** @description {id, quarter, openedAt, openedBy, signedAt, signedBy, lines, answered, items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessReviewView"];
                };
            };
        };
    };
    AccessReview_signOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {id, quarter, openedAt, openedBy, signedAt, signedBy, lines, answered, items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessReviewView"];
                };
            };
        };
    };
    Drafts_list: {
        parameters: {
            query?: {
                kind?: "call" | "reply" | "note" | "transcript" | "decision";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftListDto"];
                };
            };
        };
    };
    Drafts_currentKey: {
        parameters: {
            query?: {
                /** @description Case or page that the copies are about: its key goes with it */
                about?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserKey"];
                };
            };
            /** @description `drafts.case-gone`: What the draft is about was erased; nothing more is kept about it */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `drafts.unknown-kind`: Not a kind of draft, or not an identifier of what it is about */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Drafts_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserKey"];
                };
            };
            /** @description `drafts.key-gone`: The key of that copy is gone: a day has passed, or its session was ended */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Drafts_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenDraft"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `drafts.unknown-kind`: Not a kind of draft, or not an identifier of what it is about */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Drafts_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraftDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftLine"];
                };
            };
            /** @description `drafts.conflict`: The draft was saved elsewhere too; choose which one stays; `drafts.too-many`: Too many drafts; discard some that are not needed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `drafts.case-gone`: What the draft is about was erased; nothing more is kept about it */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `drafts.too-large`: The draft is too large to be kept */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `drafts.unknown-kind`: Not a kind of draft, or not an identifier of what it is about */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Drafts_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CaseCare_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseNoteDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CaseCare_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CaseCare_danger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DangerDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Complaints_list: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description all when absent */
                queue?: "all" | "mine" | "team" | "unassigned" | "must-read" | "overdue";
                /** @description When absent newest for all, due for mine and team, oldest for the others */
                order?: "newest" | "oldest" | "callback" | "due";
                state?: "received" | "acknowledged" | "in_handling" | "replied" | "closed" | "reopened";
                channel?: "phone" | "letter" | "fax" | "email" | "web";
                flagged?: boolean;
                humanMustRead?: boolean;
                category?: "secrecy" | "billing" | "quality" | "contract" | "sales_conduct" | "device" | "desk_handling" | "policy_consent" | "nuisance" | "other";
                severity?: "low" | "medium" | "high";
                ownerId?: string;
                /** @description A team, by whom leads it */
                teamId?: string;
                from?: string;
                to?: string;
                /** @description Only these complaints, with commas between: which of them are in the list */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items, nextCursor} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ComplaintLine"];
                };
            };
        };
    };
    LogComplaint_log: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogComplaintDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        arrivalId: string;
                        sha256: string;
                        /** @enum {string} */
                        outcome: "complaint" | "parked" | "pending" | "repeat" | "reply";
                        complaintId: string;
                        slipNumber: string;
                        /** @description Slip number of the case that a reply joined. */
                        inReplyTo: string | null;
                        parked: string | null;
                        humanMustRead: boolean;
                        warnings: string[];
                        assessment: components["schemas"]["AssessmentSummary"] | null;
                        id: string;
                        secret: string | null;
                    };
                };
            };
        };
    };
    Complaints_lookUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookUpDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ComplaintLine"][];
                    };
                };
            };
        };
    };
    Complaints_one: {
        parameters: {
            query?: never;
            header: {
                "x-purpose": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintPage"];
                };
            };
        };
    };
    Complaints_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditComplaintDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresentedComplaint"];
                };
            };
        };
    };
    Complaints_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandlingDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Complaints_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    Assignment_give: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Assignment_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkDto"];
            };
        };
        responses: {
            /** @description {done: id[], refused: {id, code, title}[]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManyDone"];
                };
            };
        };
    };
    Participants_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OpenParticipant"][];
                    };
                };
            };
        };
    };
    Participants_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Participants_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                participantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Promise_callback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallMadeDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Queues_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {counts: {code: number}} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                    };
                };
            };
        };
    };
    Queues_assignees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {people, teams} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignees"];
                };
            };
        };
    };
    Queues_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OpenView"][];
                    };
                };
            };
        };
    };
    Queues_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveViewDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    Queues_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                viewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Live_listen: {
        parameters: {
            query?: {
                /** @description A place that X-Live-Place of a session named */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `live.stream-only`: This address is a stream of events; ask for it with Accept: text/event-stream */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `live.too-many`: Too many open connections of one person; close tabs that are not used */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Claims_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
        };
    };
    Claims_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description `claims.held`: A colleague is working on this; you may ask to take over */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Claims_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
        };
    };
    Claims_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description `claims.asked-already`: Another colleague has asked to take over first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Claims_handOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description `claims.not-holder`: You are not working on this; `claims.nobody-asks`: Nobody asks to take over any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Claims_keep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description `claims.not-holder`: You are not working on this; `claims.nobody-asks`: Nobody asks to take over any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReviewClaims_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
        };
    };
    ReviewClaims_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description `claims.held`: A colleague is working on this; you may ask to take over */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReviewClaims_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
        };
    };
    ReviewClaims_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description `claims.asked-already`: Another colleague has asked to take over first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReviewClaims_handOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description `claims.not-holder`: You are not working on this; `claims.nobody-asks`: Nobody asks to take over any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReviewClaims_keep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description `claims.not-holder`: You are not working on this; `claims.nobody-asks`: Nobody asks to take over any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Presence_atComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceDto"];
                };
            };
        };
    };
    Presence_enterComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceDto"];
                };
            };
        };
    };
    Presence_leaveComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Presence_atIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceDto"];
                };
            };
        };
    };
    Presence_enterIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceDto"];
                };
            };
        };
    };
    Presence_leaveIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Presence_atReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceDto"];
                };
            };
        };
    };
    Presence_enterReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceDto"];
                };
            };
        };
    };
    Presence_leaveReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Search_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPageDto"];
                };
            };
        };
    };
    Search_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmaskDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmaskedDto"];
                };
            };
        };
    };
    Bound_bound: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoundAnswer"];
                };
            };
        };
    };
    Bound_beginAnew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBeginningDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        epoch: number;
                        roundId: string | null;
                    };
                };
            };
        };
    };
    Certificate_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateNow"];
                };
            };
        };
    };
    Certificate_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueCertificateDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateView"];
                };
            };
            /** @description `certificate.nothing-to-go-by`: The model keeps no held-out scores and the desk has no confirmed signal yet: nothing to certify a threshold with */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `certificate.bad-rate`: The rate of misses lies between 0.1 % and 20 % */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Certificate_history: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CertificateView"][];
                    };
                };
            };
        };
    };
    Engines_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VersionView"][];
                        activations: components["schemas"]["EngineActivation"][];
                    };
                };
            };
        };
    };
    Engines_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineCard"];
                };
            };
            /** @description `lookback.version-not-found`: No such version of the engine */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Engines_try: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialView"];
                };
            };
            /** @description `lookback.version-not-found`: No such version of the engine */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `lookback.step-not-allowed`: This version cannot take that step now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Engines_signVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignEngineDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signed: components["schemas"]["SignedBy"];
                    };
                };
            };
            /** @description `lookback.trial-unfinished`: The trial over all history has not ended; `lookback.trial-stale`: The trial is stale: run it again; `lookback.other-report`: The report that was read is not the one that stands now; `lookback.same-person`: Two different people must sign, neither of them the one who brought the version; `lookback.compliance-needed`: At least one of the two must be a compliance officer */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Engines_activateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        activationId: string;
                    };
                };
            };
            /** @description `lookback.not-signed`: Two signatures are needed first; `lookback.trial-stale`: The trial is stale: run it again */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Engines_withdrawVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `lookback.step-not-allowed`: This version cannot take that step now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Trials_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialView"];
                };
            };
            /** @description `lookback.trial-not-found`: No such trial */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Trials_lines: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                difference?: "newly-flagged" | "newly-dropped" | "changed";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ShownLine"];
                };
            };
            /** @description `lookback.trial-not-found`: No such trial */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Trials_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferenceText"];
                };
            };
            /** @description `lookback.not-in-report`: This complaint is not in the report of differences */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Triage_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
        };
    };
    Register_list: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                decision?: "set_aside" | "suspected";
                stage?: "single" | "first" | "second" | "third" | "control";
                /** @description A code of GET /api/v1/review/reason-codes */
                reasonCode?: string;
                /** @description Who decided */
                reader?: string;
                /** @description Version of the engine */
                engine?: string;
                channel?: "phone" | "letter" | "fax" | "email" | "web";
                /** @description First day (Tokyo) */
                from?: string;
                /** @description Last day (Tokyo) */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items, nextCursor} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RegisterLine"];
                };
            };
        };
    };
    Register_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntry"];
                };
            };
        };
    };
    Register_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterExportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    Review_page: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_QueueLine"];
                };
            };
        };
    };
    Review_secondReadings: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SecondReading"];
                };
            };
        };
    };
    Review_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewReason"][];
                };
            };
        };
    };
    Review_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriageReviewView"];
                };
            };
        };
    };
    Review_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionMade"];
                };
            };
        };
    };
    Siblings_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {group, suggestions} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenByOne"];
                };
            };
        };
    };
    Siblings_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenByOne"];
                };
            };
        };
    };
    Siblings_lead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenByOne"];
                };
            };
        };
    };
    Siblings_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                suggestionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenByOne"];
                };
            };
        };
    };
    Siblings_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                suggestionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenByOne"];
                };
            };
        };
    };
    Clusters_list: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                state?: "open" | "watch" | "dismissed" | "incident";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items, nextCursor} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ClusterView"];
                };
            };
        };
    };
    Clusters_vocabulary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        areas: components["schemas"]["Word"][];
                        reasons: components["schemas"]["Word"][];
                        services: components["schemas"]["Word"][];
                        steps: components["schemas"]["Word"][];
                    };
                };
            };
        };
    };
    Clusters_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchView"];
                };
            };
        };
    };
    Clusters_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenCluster"];
                };
            };
            /** @description `clusters.not-found`: No such cluster */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Clusters_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClusterDecisionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenCluster"];
                };
            };
            /** @description `clusters.not-allowed`: That decision is not possible in the cluster’s present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Registers_shops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ShopView"][];
                    };
                };
            };
        };
    };
    Registers_addShop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description `clusters.code-taken`: The code is registered already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Registers_endShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `clusters.entry-not-found`: No such entry of the register */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Registers_releases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReleaseView"][];
                    };
                };
            };
        };
    };
    Registers_addRelease: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description `clusters.code-taken`: The code is registered already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Registers_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacesDto"];
            };
        };
        responses: {
            /** @description `clusters.unknown-place`: A code of service, area, shop or step is in no register */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReviewContext_beside: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {similar, clusters} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewContext"];
                };
            };
        };
    };
    FollowUp_log: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowUpDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeItem"];
                };
            };
        };
    };
    Intake_letter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                    receivedAt?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeItem"];
                };
            };
        };
    };
    Intake_fax: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                    receivedAt?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeItem"];
                };
            };
        };
    };
    Intake_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                    receivedAt?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeItem"];
                };
            };
        };
    };
    Intake_list: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                outcome?: "pending" | "complaint" | "reply" | "parked" | "repeat";
                channel?: "phone" | "letter" | "fax" | "email" | "web";
                parkedReason?: "bounce" | "delivery-report" | "auto-reply" | "own-notice" | "list" | "loop" | "receipt";
                /** @description Only those that a person must read, or only the others */
                humanMustRead?: boolean;
                /** @description Only those that a person has looked at, or only the others */
                reviewed?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ArrivalLine"];
                };
            };
        };
    };
    Intake_original: {
        parameters: {
            query?: {
                /** @description Take the original although malware was found in it, or although it was not scanned */
                accept?: "malware" | "not-scanned";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `intake.malware-found`: Malware was found in it; to take it all the same, say so; `intake.not-scanned`: It could not be scanned for malware yet; to take it all the same, say so */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Intake_balance: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerBalance"];
                };
            };
        };
    };
    Mailboxes_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MailboxLine"][];
                    };
                };
            };
        };
    };
    Mailboxes_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptMailboxDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxLine"];
                };
            };
        };
    };
    Mailboxes_recheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxNameDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recheck"];
                };
            };
        };
    };
    Parked_makeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParkedReasonDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        complaintId: string;
                        slipNumber: string;
                    };
                };
            };
        };
    };
    Parked_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParkedNoteDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Reading_queue: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReadingQueueLine"];
                };
            };
        };
    };
    Reading_separator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    Reading_ofComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PageLine"][];
                    };
                };
            };
        };
    };
    Reading_ofArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PageLine"][];
                    };
                };
            };
        };
    };
    Reading_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalText"];
                };
            };
        };
    };
    Reading_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page: text, words with boxes and confidences, particulars, versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageView"];
                };
            };
        };
    };
    Reading_picture: {
        parameters: {
            query?: {
                /** @description As it came, or as the engine saw it (default) */
                kind?: "original" | "prepared";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
        };
    };
    Reading_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description Version of the page that was seen, in quotes */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPageDto"];
            };
        };
        responses: {
            /** @description The page: text, words with boxes and confidences, particulars, versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageView"];
                };
            };
        };
    };
    Reading_transcribe: {
        parameters: {
            query?: never;
            header: {
                /** @description Version of the page that was seen, in quotes */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TranscriptDto"];
            };
        };
        responses: {
            /** @description The page: text, words with boxes and confidences, particulars, versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageView"];
                };
            };
        };
    };
    Reading_confirm: {
        parameters: {
            query?: never;
            header: {
                /** @description Version of the page that was seen, in quotes */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page: text, words with boxes and confidences, particulars, versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageView"];
                };
            };
        };
    };
    SentLook_asSent: {
        parameters: {
            query?: {
                /** @description Of the words around the letter; as the browser asks when absent */
                lang?: "ja" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `intake.no-look`: This mail cannot be shown as it was sent; see its text or the original */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `intake.looks-busy`: Too many mails are being prepared to be shown as sent; open it again in a moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ImportView"];
                };
            };
        };
    };
    Imports_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `imports.too-large`: The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `imports.no-file`: The request carries no file; `imports.unreadable`: The file can be read neither as a table (CSV, XLSX) nor as a mailbox (mbox) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Imports_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `imports.not-found`: No such import */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Imports_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportColumns"];
                };
            };
        };
    };
    Imports_lines: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Rows with errors and repeats unless said */
                outcome?: "taken" | "repeat" | "error";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LineView"];
                };
            };
        };
    };
    Imports_failed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    Imports_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckImportDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `imports.step-not-allowed`: This step is not possible in the present state of the import */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `imports.mapping-incomplete`: The mapping lacks a field that is needed, or names a column that is not there */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Imports_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description `imports.step-not-allowed`: This step is not possible in the present state of the import */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Imports_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    Imports_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    Imports_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    Incidents_list: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items, nextCursor} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IncidentLine"];
                };
            };
        };
    };
    Incidents_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateIncidentDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    Incidents_one: {
        parameters: {
            query?: never;
            header: {
                "x-purpose": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    Incidents_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransitionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    Incidents_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    Incidents_unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnlinkDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    Incidents_report: {
        parameters: {
            query: {
                form: string;
                /** @description json when absent */
                format?: "json" | "pdf" | "docx";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/pdf": string;
                };
            };
        };
    };
    IncidentRecords_propose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnownAtDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    IncidentRecords_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    IncidentRecords_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnownAtRefusalDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    IncidentRecords_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    IncidentRecords_saveFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    IncidentRecords_estimate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstimateDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    IncidentRecords_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                obligationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObligationDecisionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    IncidentRecords_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                obligationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmissionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    Reports_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReportFormView"][];
                    };
                };
            };
            /** @description `incidents.not-found`: The incident was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Reports_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeReportDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVersionDetail"];
                };
            };
            /** @description `incidents.report-kind`: A first report is an original; after one was handed in, only corrections and supplements follow; `incidents.report-unchanged`: Nothing differs from the version before; `incidents.version-conflict`: Somebody else saved first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Reports_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVersionDetail"];
                };
            };
            /** @description `incidents.report-not-found`: There is no such version of a report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Reports_file: {
        parameters: {
            query?: {
                /** @description pdf when absent */
                format?: "json" | "pdf" | "docx";
            };
            header?: never;
            path: {
                id: string;
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/json": string;
                };
            };
        };
    };
    Reports_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveReportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVersionDetail"];
                };
            };
            /** @description `incidents.author-cannot-approve`: Whoever made the version or wrote what stands in it cannot approve it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.report-outdated`: The incident changed after this version was made; make a new one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Reports_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitReportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVersionDetail"];
                };
            };
            /** @description `incidents.report-state`: The version is not in a state for this step; `incidents.report-outdated`: The incident changed after this version was made; make a new one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Reports_addReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVersionDetail"];
                };
            };
            /** @description `incidents.report-state`: The version is not in a state for this step */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.no-file`: A file is needed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Reports_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                reportId: string;
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `incidents.receipt-not-found`: There is no such receipt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Walls_work: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {walls, looks} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WallWork"];
                };
            };
        };
    };
    Walls_ofIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {walls, looks, hiddenFrom, ownersBehind, workBehind} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WallsOfIncident"];
                };
            };
        };
    };
    Walls_raise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaiseWallDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    Walls_namedStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items: [{userId, complaintIds}], looked, of} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedStaff"];
                };
            };
        };
    };
    Walls_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                wallId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Walls_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                wallId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Walls_askLift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                wallId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Walls_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                wallId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Walls_keepUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                wallId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Walls_break: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BreakGlassDto"];
            };
        };
        responses: {
            /** @description {id, incidentId, untilAt} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Look"];
                };
            };
        };
    };
    Walls_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                glassId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GlassReviewDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Answers_title: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TitleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description `incidents.version-conflict`: Somebody else saved first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Answers_judge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                questionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberAnswerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description `incidents.question-not-found`: The question was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Answers_learned: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowledgeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description `incidents.complaint-not-found`: The complaint is not linked to this incident */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.known-at-in-future`: The moment of knowledge cannot lie in the future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Ends_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description `incidents.nothing-pending`: No change waits for approval; `incidents.gates-shut`: The incident cannot end yet: its closing gates are shut */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Ends_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndRefusalDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description `incidents.nothing-pending`: No change waits for approval */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Measures_prevention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreventionView"];
                };
            };
        };
    };
    Measures_cause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CauseDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreventionView"];
                };
            };
            /** @description `incidents.unknown-cause`: Unknown code of a cause */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Measures_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                causeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreventionView"];
                };
            };
            /** @description `incidents.cause-not-found`: The cause was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Measures_consider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                recurrenceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreventionView"];
                };
            };
            /** @description `incidents.recurrence-not-found`: The recurrence was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.recurrence-considered`: What was concluded stands already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Measures_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeasureDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description `incidents.check-date-needed`: Prevention needs a date by which its effect is checked; `incidents.unknown-person`: There is no such user */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Measures_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                measureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeasureStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreventionView"];
                };
            };
            /** @description `incidents.other-person-needed`: Somebody else than owner and doer has to do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.measure-not-found`: The measure was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.work-step-impossible`: This step is not possible from its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MyTasks_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MyTask"][];
                    };
                };
            };
        };
    };
    MyTasks_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskAnswerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MyTask"][];
                    };
                };
            };
            /** @description `incidents.task-not-found`: The task was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.work-step-impossible`: This step is not possible from its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Tasks_investigation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvestigationView"];
                };
            };
        };
    };
    Tasks_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTaskDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description `incidents.unknown-person`: There is no such user */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Tasks_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvestigationView"];
                };
            };
            /** @description `incidents.task-not-found`: The task was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.work-step-impossible`: This step is not possible from its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Tasks_due: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDueDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvestigationView"];
                };
            };
            /** @description `incidents.task-not-found`: The task was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.work-step-impossible`: This step is not possible from its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Tasks_keep: {
        parameters: {
            query?: {
                /** @description Task or measure that the file belongs to */
                of?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentsEvidence"];
                };
            };
            /** @description `incidents.no-file`: A file is needed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Tasks_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                evidenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `incidents.evidence-not-found`: The file was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Clocks_target: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                obligationId: string;
                stage: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    Clocks_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
        };
    };
    Foreseen_read: {
        parameters: {
            query?: {
                /** @description Arrival of the complaint, or of the earliest of its group, unless said */
                knownAt?: string;
            };
            header?: never;
            path: {
                complaintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {knownAt, clocks, near} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForeseenSuspicion"];
                };
            };
        };
    };
    Campaigns_one: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {id, state, subject, body, lint, counts, approvals, parties, nextCursor, …} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignView"];
                };
            };
        };
    };
    Campaigns_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWordsDto"];
            };
        };
        responses: {
            /** @description `notices.words-changed`: Somebody else saved other words first; choose which ones stay; `notices.campaign-locked`: Text and list cannot change once sending has begun */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.words-unseen`: Say by seen which words were read: version of GET /api/v1/campaigns/:id; empty where there are none */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Campaigns_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPartiesDto"];
            };
        };
        responses: {
            /** @description {added, repeated, refused: [{index, code}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListChange"];
                };
            };
        };
    };
    Campaigns_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Campaigns_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Campaigns_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Campaigns_markTold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noticeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToldDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CampaignParts_words: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextsDto"];
            };
        };
        responses: {
            /** @description `notices.words-changed`: Somebody else saved other words first; choose which ones stay; `notices.campaign-locked`: Text and list cannot change once sending has begun */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.words-unseen`: Say by seen which words were read: version of GET /api/v1/campaigns/:id; empty where there are none */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CampaignParts_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPreview"];
                };
            };
        };
    };
    CampaignParts_takeOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                partyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CampaignParts_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                partyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items: [{at, step, fromState, toState, cause, smtpCode, actorId}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NoticeHistoryEntry"][];
                    };
                };
            };
        };
    };
    IncidentNotices_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CampaignSummary"][];
                    };
                };
            };
        };
    };
    IncidentNotices_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaignDto"];
            };
        };
        responses: {
            /** @description {id} */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    IncidentNotices_notYetTold: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items, nextCursor, total, ruledOut, open: [{kind, subject, count}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worklist"];
                };
            };
        };
    };
    IncidentNotices_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeRulingDto"];
            };
        };
        responses: {
            /** @description `notices.nothing-to-rule`: Nothing of this kind waits for a ruling */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    IncidentNotices_startingTexts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeTemplate"][];
                };
            };
        };
    };
    Ladder_tasks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items: [{id, label, calls, lastOutcome, callBackAt, dueAt, overdue}], nextCursor, total} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPage"];
                };
            };
        };
    };
    Ladder_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noticeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {id, name, kana, phone, language, code, script, calls} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallSheet"];
                };
            };
        };
    };
    Ladder_called: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noticeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallDto"];
            };
        };
        responses: {
            /** @description {state}: pending, acknowledged or failed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                    };
                };
            };
            /** @description `notices.notice-not-found`: No such notice */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.wrong-state`: Not possible in the present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Ladder_nextStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noticeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            /** @description `notices.notice-not-found`: No such notice */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.wrong-state`: Not possible in the present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Ladder_misdelivered: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noticeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            /** @description `notices.notice-not-found`: No such notice */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.wrong-state`: Not possible in the present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Ladder_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {waiting, measures: [{id, state, text, hotline, textHash, lint, …}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstituteBoard"];
                };
            };
        };
    };
    Ladder_write: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubstituteMeasureDto"];
            };
        };
        responses: {
            /** @description {id} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description `notices.measure-open`: A substitute measure that is not published yet exists; use that one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Ladder_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideMeasureDto"];
            };
        };
        responses: {
            /** @description {persons} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        persons: number;
                    };
                };
            };
            /** @description `notices.author-cannot-decide`: Whoever wrote the text cannot decide on the measure */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.measure-not-found`: No such substitute measure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.nobody-waits`: Nobody waits for a substitute measure: earlier steps are not exhausted; `notices.other-measure-text`: The text for publication changed since you looked at it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.lint-failed`: The text does not meet the rules */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Ladder_published: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishedDto"];
            };
        };
        responses: {
            /** @description `notices.measure-not-found`: No such substitute measure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.wrong-state`: Not possible in the present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Ladder_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeDto"];
            };
        };
        responses: {
            /** @description {campaignId, noticeId} */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        noticeId: string;
                    };
                };
            };
            /** @description `notices.code-unknown`: No notice has this code */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Letters_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {waiting, batches: [{id, number, state, letters, returned, …}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        waiting: number;
                        batches: components["schemas"]["BatchLine"][];
                    };
                };
            };
        };
    };
    Letters_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintLettersDto"];
            };
        };
        responses: {
            /** @description {id, letters} */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        letters: number;
                    };
                };
            };
            /** @description `notices.no-letters-waiting`: No letters wait to be printed; `notices.not-sending`: The campaign is not being sent */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Letters_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description application/pdf */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    Letters_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {pages, byHand: [number], tooTall: [number]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pages: number;
                        byHand: string[];
                        tooTall: string[];
                    };
                };
            };
        };
    };
    Letters_posted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostedDto"];
            };
        };
        responses: {
            /** @description `notices.not-sending`: The campaign is not being sent; `notices.wrong-state`: Not possible in the present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.letter-not-found`: The batch has no letter of this number; `notices.future-date`: A day to come cannot be recorded */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Letters_returns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnedLettersDto"];
            };
        };
        responses: {
            /** @description {returned, unknown, passedOver, notPosted}: the numbers as they were sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnResult"];
                };
            };
        };
    };
    Pairs_sources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListSummary"][];
                    };
                };
            };
        };
    };
    Lists_upload: {
        parameters: {
            query?: {
                /** @description Campaign whose list is filled; without it people are only known as affected */
                campaignId?: string;
                /** @description Take the same file once more */
                again?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    query: string;
                    extract: string;
                    extractedBy?: string;
                    releasedBy: string;
                    /**
                     * Format: binary
                     * @description After the other parts
                     */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        repeated: boolean;
                        id: string;
                        incidentId: string;
                        campaignId: string | null;
                        /** @enum {string} */
                        kind: "complaints" | "file" | "hand";
                        /** @enum {string} */
                        state: "cancelled" | "checked" | "checking" | "done" | "received" | "receiving" | "running" | "stopped";
                        format: components["schemas"]["TableFormat"] | null;
                        sha256: string | null;
                        /** @description Bytes. */
                        size: number;
                        /** @description Rows of the file; null until a dry run has counted them. */
                        rowsTotal: number | null;
                        rowsDone: number;
                        /** @description Rows that made a new party (in a dry run: good rows), that joined a known one, that lack a bad part, not taken. */
                        added: number;
                        joined: number;
                        incomplete: number;
                        refused: number;
                        stoppedBy: string | null;
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        provenance: components["schemas"]["Provenance"];
                        mapping: components["schemas"]["ColumnMapping"] | null;
                        /** @description Who approved the campaign's list as it is now. */
                        approvedBy: string[];
                    };
                };
            };
            /** @description `notices.source-repeated`: The same file was taken for this incident already; `notices.campaign-locked`: Text and list cannot change once sending has begun */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.source-too-large`: The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.provenance-missing`: Query, extract and who released it are needed; `notices.source-unreadable`: The file cannot be read as a list; `notices.source-more-sheets`: Further sheets have rows too, and only the first one is read: save each sheet as a file of its own */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Lists_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListView"];
                };
            };
            /** @description `notices.source-not-found`: No such list */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Lists_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListColumns"];
                };
            };
        };
    };
    Lists_lines: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SourceLineView"];
                };
            };
        };
    };
    Lists_faulty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    Lists_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckListDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListView"];
                };
            };
            /** @description `notices.source-state`: Not possible in the state of this list */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.source-no-columns`: No column names a person, an address, a number or a contract */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Lists_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListView"];
                };
            };
            /** @description `notices.source-state`: Not possible in the state of this list; `notices.campaign-locked`: Text and list cannot change once sending has begun */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Lists_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListView"];
                };
            };
        };
    };
    Lists_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListView"];
                };
            };
        };
    };
    Lists_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListView"];
                };
            };
        };
    };
    Lists_figures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFigures"];
                };
            };
        };
    };
    Lists_fromComplaints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FromComplaintsDto"];
            };
        };
        responses: {
            /** @description {added, repeated, unidentified, refused} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedComplaints"];
                };
            };
        };
    };
    Pairs_page: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Open ones unless said */
                state?: "open" | "same" | "different";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items, nextCursor, counts} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nextCursor: string | null;
                        items: components["schemas"]["PairView"][];
                        counts: {
                            different: number;
                            open: number;
                            same: number;
                        };
                    };
                };
            };
        };
    };
    Pairs_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pairId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PairDecisionDto"];
            };
        };
        responses: {
            /** @description `notices.pair-not-found`: No such pair */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.pair-decided`: Not possible in the state of this pair; `notices.party-in-use`: The party stands on a list that is being sent; it cannot be joined or taken apart */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Pairs_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pairId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `notices.pair-not-found`: No such pair */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `notices.pair-decided`: Not possible in the state of this pair; `notices.party-in-use`: The party stands on a list that is being sent; it cannot be joined or taken apart */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Sending_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Sending_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialReleaseDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Sending_figures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {state, stage, hold, startsAt, own, persons, email, remaining, perMinute, etaAt, …} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignProgressView"];
                };
            };
        };
    };
    Replies_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items: {id, state, sendAt, retryAt}[]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReplyStanding"][];
                    };
                };
            };
        };
    };
    Replies_send: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReplyDto"];
            };
        };
        responses: {
            /** @description {id, state, sendAt} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenReply"];
                };
            };
        };
    };
    Replies_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {mailer, address, refused, undoSeconds, language, templates} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyStart"];
                };
            };
        };
    };
    Replies_look: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LetterDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unfilled: components["schemas"]["Place"][];
                        findings: components["schemas"]["Seen"][];
                    };
                };
            };
        };
    };
    Replies_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                replyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {subject, text} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letter"];
                };
            };
        };
    };
    Replies_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                replyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyRulingDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Evidence_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvidenceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description `evidence.originals-not-yours`: You may not take evidence with originals */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `incidents.not-found`: The incident was not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Evidence_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {algorithm, fingerprint, publicKey} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "ed25519";
                        fingerprint: string;
                        publicKey: string;
                    };
                };
            };
        };
    };
    Alarms_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlarmView"][];
                    };
                };
            };
        };
    };
    Alarms_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmView"];
                };
            };
            /** @description `alarms.own-deed`: An alarm about what somebody did is acknowledged by somebody else */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `alarms.not-found`: No such alarm */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Webhooks_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EndpointView"][];
                    };
                };
            };
        };
    };
    Webhooks_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddWebhookDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        id: string;
                        url: string;
                        events: string[];
                        isActive: boolean;
                        failingSince: string | null;
                        createdAt: string;
                    };
                };
            };
            /** @description `webhooks.bad-url`: An endpoint is an https address, but for this machine itself; `webhooks.private-address`: Nothing is sent to addresses of the inner network */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Webhooks_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
        };
    };
    Webhooks_enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndpointView"];
                };
            };
        };
    };
    Webhooks_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndpointView"];
                };
            };
        };
    };
    Webhooks_deliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                    };
                };
            };
            /** @description `webhooks.not-found`: No such endpoint or delivery */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Webhooks_resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `webhooks.not-found`: No such endpoint or delivery */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Retention_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {at, classes, due} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionView"];
                };
            };
        };
    };
    Retention_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items: [{id, number, complaintId, incidentId, state, reason, askedBy, askedAt, decidedBy, …}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OpenHold"][];
                    };
                };
            };
        };
    };
    Retention_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHoldDto"];
            };
        };
        responses: {
            /** @description {id, number, complaintId, incidentId, state, reason, askedBy, askedAt, decidedBy, …} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenHold"];
                };
            };
            /** @description `retention.subject-unknown`: No complaint or incident has this number */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `retention.hold-exists`: A legal hold is in force for this number already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Retention_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldStepDto"];
            };
        };
        responses: {
            /** @description {id, number, complaintId, incidentId, state, reason, askedBy, askedAt, decidedBy, …} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenHold"];
                };
            };
            /** @description `retention.same-person`: Somebody else than who asked must decide */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `retention.hold-not-found`: No such legal hold */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `retention.no-such-step`: Not possible in its present state; read it again */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Reports_month: {
        parameters: {
            query: {
                /** @description Month in Tokyo */
                month: string;
                format?: "json" | "csv" | "pdf";
                lang?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {month, from, to, generatedAt, sections: {id: {title, definition, figures}}, auditHead} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintedReport"];
                    "text/csv": string;
                    "application/pdf": string;
                };
            };
        };
    };
    Reports_proofNow: {
        parameters: {
            query?: {
                /** @description Read the whole audit log as well */
                verify?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {at, ledger, auditHead, audit, notYetTold} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
        };
    };
    Insight_boardNow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {at, from, windowDays, source, toLookAt, lines: [{id, title, text, state, evidence}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidelineBoard"];
                };
            };
        };
    };
    Insight_course: {
        parameters: {
            query?: {
                /** @description Last month in Tokyo; the present one when absent */
                until?: string;
                /** @description 12 when absent */
                months?: number;
                /** @description ja unless said */
                lang?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {at, months, running, sections: {id: {title, definition, lines}}} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trends"];
                };
            };
            /** @description `trends.bad-month`: A month is written YYYY-MM; `trends.future-month`: That month has not begun */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Insight_entries: {
        parameters: {
            query?: {
                /** @description Identifier of a user or token, or name of a part of the desk */
                actor?: string;
                /** @description One action; with a dot at the end all of its area; `looks` for all that only look at content */
                action?: string;
                /** @description `complaint:01J…`; also a slip number or an incident’s number */
                object?: string;
                /** @description First day (Tokyo) */
                from?: string;
                /** @description Last day (Tokyo) */
                to?: string;
                /** @description 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items: [{seq, at, actorKind, actorId, actorName, action, object, …}], nextCursor} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditLineView"];
                };
            };
        };
    };
    Insight_actions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {items: string[], codes: {code: {ja, en}}} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVocabulary"];
                };
            };
        };
    };
    Insight_file: {
        parameters: {
            query?: {
                /** @description Identifier of a user or token, or name of a part of the desk */
                actor?: string;
                /** @description One action; with a dot at the end all of its area; `looks` for all that only look at content */
                action?: string;
                /** @description `complaint:01J…`; also a slip number or an incident’s number */
                object?: string;
                /** @description First day (Tokyo) */
                from?: string;
                /** @description Last day (Tokyo) */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `trends.too-many-lines`: More lines than a file takes; narrow the time or the action */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SetupViews_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {at, channels: [{channel, doors, traffic}], mailboxes, outgoing} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsView"];
                };
            };
        };
    };
    SetupViews_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {files: [{name, sha256}], texts: [{id, kind, language, subject, body, faults}]} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatesView"];
                };
            };
        };
    };
    SetupViews_lexicon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {version, sha256, kinds, concepts, frames} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LexiconView"];
                };
            };
        };
    };
    SetupViews_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {active, keys: [{masterKeyId, dataKeys, inRing}], erased, scopes} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeysView"];
                };
            };
        };
    };
    Today_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {at, day, callbacks, review, clocks, tasks, investigation, notices, second, alarms, accessReview, operation}; null where it is not theirs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        /** @description Tokyo date. */
                        day: string;
                        callbacks: {
                            overdue: number;
                            today: number;
                            items: components["schemas"]["DueCallback"][];
                        } | null;
                        review: {
                            waiting: number;
                            /** Format: date-time */
                            oldestReceivedAt: string | null;
                        } | null;
                        clocks: {
                            overdue: number;
                            soon: number;
                            undecided: number;
                            items: components["schemas"]["DueClock"][];
                        } | null;
                        /** @description Questions of investigations to the asker. */
                        tasks: {
                            waiting: number;
                            overdue: number;
                            /** Format: date-time */
                            nextDueAt: string | null;
                        } | null;
                        /** @description What the asker's office asked of others and planned itself. */
                        investigation: {
                            answered: number;
                            overdueTasks: number;
                            overdueMeasures: number;
                        } | null;
                        /** @description `items` says of which incidents, to those who may know of these. */
                        notices: {
                            unknown: number;
                            undelivered: number;
                            notYetTold: number;
                            items: components["schemas"]["DueNotices"][];
                        } | null;
                        second: components["schemas"]["WaitingForSecond"][];
                        alarms: {
                            open: number;
                            unseen: number;
                        } | null;
                        /** @description The review of who has access, of the present quarter; `by` are the people who draw it up and answer. */
                        accessReview: {
                            quarter: string;
                            /** @enum {string} */
                            state: "none" | "open" | "signed";
                            lines: number;
                            answered: number;
                            by: string[];
                        } | null;
                        operation: {
                            signedIn: number;
                            mailboxes: number;
                            mailboxTroubles: number;
                            /** Format: date-time */
                            lastArrivalAt: string | null;
                            /**
                             * Format: date-time
                             * @description When the command last made a backup; null when it never did.
                             */
                            lastBackupAt: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    Reach_reach: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description {phones, sample} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskPhones"];
                };
            };
        };
    };
    Web_web: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebPostDto"];
                "multipart/form-data": components["schemas"]["WebPostDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmittedItem"];
                };
            };
            /** @description `intake.key-reused`: The Idempotency-Key was used before with another body */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `intake.files-too-large`: The files are too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `intake.too-many-files`: More files than one post may bring */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `http.busy`: Too many large bodies are being read just now; send the same again in a minute */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Web_file: {
        parameters: {
            query?: {
                /** @description Take the original although malware was found in it, or although it was not scanned */
                accept?: "malware" | "not-scanned";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `intake.file-not-found`: No such file */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `intake.malware-found`: Malware was found in it; to take it all the same, say so; `intake.not-scanned`: It could not be scanned for malware yet; to take it all the same, say so */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    Web_promised: {
        parameters: {
            query?: {
                /** @description Rows of a page; 50 when absent */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallbackLine"];
                };
            };
        };
    };
}

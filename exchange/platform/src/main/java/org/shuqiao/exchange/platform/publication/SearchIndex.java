package org.shuqiao.exchange.platform.publication;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.search.EntrySearch;
import org.shuqiao.catalog.search.IndexStatus;
import org.shuqiao.catalog.search.SearchCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how the search index stands beside the catalogue, and makes it anew when an administrator asks. */
public final class SearchIndex {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private final EntrySearch search;
    private final Permissions permissions;

    public SearchIndex(EntrySearch search, Permissions permissions) {
        this.search = search;
        this.permissions = permissions;
    }

    public IndexStatus status(Actor actor) {
        permissions.require(actor, Role.ADMIN, Role.AUTHORITY, Role.AUDITOR);
        return search.status();
    }

    /** Begins a rebuild and returns at once; the status tells how far it is. */
    public IndexStatus rebuild(Actor actor) {
        permissions.require(actor, Role.ADMIN);
        IndexStatus now = search.status();
        now.rebuilding().ifPresent(running -> {
            throw new CodedException(SearchCode.REBUILD_RUNS, running.done(), running.all());
        });
        Thread.ofPlatform().daemon().name("search-rebuild").start(this::rebuild);
        return now;
    }

    private void rebuild() {
        try {
            search.rebuild();
        } catch (CodedException e) {
            LOG.warn("The search index was not rebuilt: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The search index was not rebuilt", e);
        }
    }
}

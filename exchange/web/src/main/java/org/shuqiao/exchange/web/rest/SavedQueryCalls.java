package org.shuqiao.exchange.web.rest;

import java.time.OffsetDateTime;
import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.savedquery.SavedQueries;
import org.shuqiao.exchange.domain.savedquery.SavedQuery;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of queries that are saved by name. */
@RestController
@RequestMapping("/api/v1/saved-queries")
class SavedQueryCalls {

    private final SavedQueries saved;

    SavedQueryCalls(SavedQueries saved) {
        this.saved = saved;
    }

    /**
     * A saved query.
     *
     * @param sql in which {@code :name} stands for a value that is given at each run
     * @param own whether the caller saved it, and may change it
     */
    record SavedView(String id, String name, String purpose, String sql, boolean shared, String owner, boolean own,
            OffsetDateTime savedAt) {

        static SavedView of(Actor actor, SavedQuery each) {
            return new SavedView(each.id(), each.name(), each.purpose(), each.text(), each.shared(), each.owner(),
                    each.owner().equals(actor.login()), RequestView.time(each.savedAt()));
        }
    }

    /** Query to be saved. */
    record SavedInput(String name, String purpose, String sql) { }

    /** A query's other name. */
    record RenameInput(String name) { }

    @GetMapping
    List<SavedView> all(@AuthenticationPrincipal Actor actor) {
        return saved.list(actor).stream().map(each -> SavedView.of(actor, each)).toList();
    }

    @PostMapping
    SavedView save(@AuthenticationPrincipal Actor actor, @RequestBody SavedInput query) {
        return SavedView.of(actor, saved.save(actor, RequestCalls.given(query.name()),
                RequestCalls.given(query.purpose()), RequestCalls.given(query.sql())));
    }

    @PostMapping("/{id}/rename")
    SavedView rename(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody RenameInput query) {
        return SavedView.of(actor, saved.rename(actor, id, RequestCalls.given(query.name())));
    }

    @PostMapping("/{id}/share")
    SavedView share(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return SavedView.of(actor, saved.share(actor, id, true));
    }

    @PostMapping("/{id}/unshare")
    SavedView unshare(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return SavedView.of(actor, saved.share(actor, id, false));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        saved.delete(actor, id);
    }
}

package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.overview.ActReader;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of departments' acts: what was shown, who approved it, and whether the department signed. */
@RestController
@RequestMapping("/api/v1/acts")
class ActCalls {

    private final ActReader acts;

    ActCalls(ActReader acts) {
        this.acts = acts;
    }

    /**
     * @param act    canonical JSON
     * @param words  what the person was shown
     * @param state  {@code waiting}, {@code signed} or {@code refused}
     * @param signed canonical JSON of the signed act, the file that a verifier reads
     */
    record StoredView(String digest, String act, String words, String method, String state, Optional<String> signed,
            String refusal) {

        static StoredView of(StoredAct stored) {
            return new StoredView(stored.act().digest(), text(stored.act().bytes()), stored.words(),
                    stored.approval().method(), stored.state().name().toLowerCase(Locale.ROOT),
                    stored.signed().map(signed -> text(signed.bytes())), stored.refusal());
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @GetMapping("/{digest}")
    StoredView one(@AuthenticationPrincipal Actor actor, @PathVariable String digest) {
        return StoredView.of(acts.get(actor, digest));
    }

    /** What waits for the signature of the caller's department. */
    @GetMapping("/waiting")
    List<StoredView> waiting(@AuthenticationPrincipal Actor actor) {
        return acts.waiting(actor).stream().map(StoredView::of).toList();
    }
}

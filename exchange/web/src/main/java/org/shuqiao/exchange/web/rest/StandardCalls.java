package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.packs.PackFolder;
import org.shuqiao.exchange.platform.packs.PackState;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.shuqiao.standards.pack.PackChange;
import org.shuqiao.standards.pack.PackUse;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.report.DivisionFacts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the city's standards: installed packs, and divisions as of a day. */
@RestController
@RequestMapping("/api/v1")
class StandardCalls {

    private final PackFolder folder;
    private final ExchangeStore store;

    StandardCalls(PackFolder folder, ExchangeStore store) {
        this.folder = folder;
        this.store = store;
    }

    /**
     * A version of a pack.
     *
     * @param standing {@code in-force waiting leaving}
     * @param words what adopting the folder would change, a sentence each
     */
    record PackView(String id, String zh, String en, String owner, LocalDate from, LocalDate until,
            List<String> requires, boolean neighbour, String signer, String digest, String standing,
            List<PackChange> changes, List<String> words, List<PackUse.Touched> touched) {

        static PackView of(PackState state, Language language) {
            return new PackView(state.info().id(), state.info().zh(), state.info().en(), state.info().owner(),
                    state.info().from(), state.info().until(), state.info().requires(), state.neighbour(),
                    state.signer(), state.digest(), state.standing().code(), state.changes(),
                    state.changes().stream().map(change -> change.words(language)).toList(), state.touched());
        }
    }

    @GetMapping("/packs")
    List<PackView> packs(HttpServletRequest request) {
        Language language = CallLanguage.of(request);
        return folder.states().stream().map(state -> PackView.of(state, language)).toList();
    }

    /** @param q a code of 2 to 12 digits, or a name */
    @GetMapping("/divisions")
    List<DivisionFacts> divisions(@RequestParam String q, @RequestParam Optional<LocalDate> on) {
        return DivisionFacts.of(StandardPack.load().divisions(), q, on.orElseGet(store::today));
    }
}

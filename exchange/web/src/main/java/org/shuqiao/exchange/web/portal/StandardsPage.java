package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.packs.PackFolder;
import org.shuqiao.exchange.platform.packs.PackState;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.pack.ElementTerms;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.report.DivisionFacts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the city's standards: its packs, what adopting them would change, divisions, and data elements. */
@Controller
@RequestMapping("/standards")
class StandardsPage {

    private static final int NO_END = 9999;

    private final PackFolder folder;
    private final ExchangeStore store;
    private final PageFrame page;

    StandardsPage(PackFolder folder, ExchangeStore store, PageFrame page) {
        this.folder = folder;
        this.store = store;
        this.page = page;
    }

    /** A pack as the page shows it. @param tone of its standing */
    record Line(String id, String title, String owner, String from, String until, String signer, boolean neighbour,
            String standing, String tone, List<String> words, List<String> datasets) { }

    /** A data element as the page shows it. */
    record ElementLine(String id, String title, String cites, String pack, String owner, String from, String until) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String on) {
        PageLocalizer say = page.say(request);
        Language language = PageFrame.language(request);
        StandardPack pack = StandardPack.load();
        LocalDate day = day(on).orElseGet(store::today);
        model.addAttribute("packs", folder.states().stream().map(state -> line(state, language, say)).toList());
        model.addAttribute("q", q);
        model.addAttribute("on", day.toString());
        model.addAttribute("divisions", q.isBlank() ? List.of() : DivisionFacts.of(pack.divisions(), q, day));
        model.addAttribute("elements", pack.elements().all().stream()
                .map(element -> element(element, pack.terms(element.id()), language)).toList());
        return "pages/standards";
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return written.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
        } catch (DateTimeException e) {
            return Optional.empty(); // the browser's own field lets nothing else through
        }
    }

    private static Line line(PackState state, Language language, PageLocalizer say) {
        return new Line(state.info().id(), language == Language.ZH ? state.info().zh() : state.info().en(),
                state.info().owner(), state.info().from().toString(), end(state.info().until()), state.signer(),
                state.neighbour(), say.label(state.standing()),
                state.standing() == PackState.Standing.IN_FORCE ? "good" : "warn",
                state.changes().stream().map(change -> change.words(language)).toList(),
                state.touched().stream().map(touched -> touched.dataset() + " "
                        + (language == Language.ZH ? touched.zh() : touched.en())).toList());
    }

    private static ElementLine element(Element element, Optional<ElementTerms> terms, Language language) {
        return new ElementLine(element.id(), language == Language.ZH ? element.zh() : element.en(), element.cites(),
                terms.map(ElementTerms::pack).orElse(""), terms.map(ElementTerms::owner).orElse(""),
                terms.map(each -> begin(each.from())).orElse(""), terms.map(each -> end(each.until())).orElse(""));
    }

    private static String begin(LocalDate from) {
        return from.getYear() < 1980 ? "" : from.toString();
    }

    private static String end(LocalDate until) {
        return until.getYear() == NO_END ? "" : until.toString();
    }
}

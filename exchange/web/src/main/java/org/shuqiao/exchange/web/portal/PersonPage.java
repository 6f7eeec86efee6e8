package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.person.AccessReason;
import org.shuqiao.exchange.domain.person.PersonAccess;
import org.shuqiao.exchange.domain.person.PersonAccessLog;
import org.shuqiao.exchange.domain.person.PersonUse;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.rest.PersonAccessView;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page of a person's access log, for officers of the data authority: asked by form, so that no address holds a number,
 * shown to be printed, or downloaded as JSON.
 */
@Controller
@RequestMapping("/persons")
class PersonPage {

    private final PersonAccess access;
    private final Permissions permissions;
    private final PageFrame page;

    PersonPage(PersonAccess access, Permissions permissions, PageFrame page) {
        this.access = access;
        this.permissions = permissions;
        this.page = page;
    }

    /** A reason to choose. */
    record Choice(String code, String name) { }

    /** A use as the page shows it; {@code why} is blank where it is told. */
    record Line(String record, String at, String consumer, String provider, String purpose, String kind, String grant,
            String title, String told, String code, String why) { }

    /** A month of which nothing can be said. */
    record GapLine(String month, String code, String why) { }

    @GetMapping
    String form(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY);
        PageLocalizer say = page.say(request);
        model.addAttribute("reasons", Arrays.stream(AccessReason.values())
                .map(reason -> new Choice(reason.code(), say.label(reason))).toList());
        return "pages/persons";
    }

    @PostMapping
    String show(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String caseNumber, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        String view = form(model, request, actor);
        PageLocalizer say = page.say(request);
        try {
            PersonAccessLog log = access.lookUp(actor, asked(number, reason, caseNumber, from, to));
            model.addAttribute("log", log);
            model.addAttribute("reasonName", say.label(log.reason()));
            model.addAttribute("uses", lines(log.uses(), false, say));
            model.addAttribute("untold", lines(log.untold(), true, say));
            model.addAttribute("gaps", log.gaps().stream().map(gap -> new GapLine(gap.period().toString(),
                    gap.why().code().id(), gap.why().problem(say.language()))).toList());
        } catch (CodedException e) {
            model.addAttribute("problem", ErrorBody.of(e, say.language()));
        }
        return view;
    }

    @PostMapping("/file")
    ResponseEntity<PersonAccessView> file(@RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String caseNumber,
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
            @AuthenticationPrincipal Actor actor) {
        PersonAccessLog log = access.lookUp(actor, asked(number, reason, caseNumber, from, to));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("person-access.json").build().toString())
                .body(PersonAccessView.of(log));
    }

    private static PersonAccess.Asked asked(String number, String reason, String caseNumber, String from, String to) {
        return new PersonAccess.Asked(number, reason, caseNumber, month("from", from), month("to", to));
    }

    private static Optional<YearMonth> month(String field, String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(YearMonth.parse(text));
        } catch (DateTimeException e) {
            throw new CodedException(ServerCode.BAD_REQUEST, e, field);
        }
    }

    private static List<Line> lines(List<PersonUse> uses, boolean untold, PageLocalizer say) {
        return uses.stream().map(use -> new Line(use.record(), say.second(use.at()), say.department(use.consumer()),
                say.department(use.provider()), use.purpose(), say.text("recordkind." + use.kind().word()),
                use.grant(), use.title(), say.text("persons.told." + use.told().name().toLowerCase(Locale.ROOT)),
                untold ? PersonAccessLog.why(use).id() : "",
                untold ? PersonAccessLog.why(use).problem(say.language()) : "")).toList();
    }
}

package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.platform.settings.Names;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds the frame of every page to its model: city, navigation, user and language. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

    /** Pages that the room of the legal clock leads to. */
    private static final List<String> BY_CLOCK = List.of("/supervision", "/disputes", "/demands");
    private static final List<String> BY_REQUESTS = List.of("/grants", "/objections", "/templates", "/delegations",
            "/department-rules", "/forms");

    private final Names names;
    private final MessageSource texts;
    private final Emergencies emergencies;
    private final PasskeyApprovals approvals;
    private final Corrections corrections;
    private final List<PortalRoom> brought;

    PageFrame(Names names, MessageSource texts, Emergencies emergencies, PasskeyApprovals approvals,
            Corrections corrections, ObjectProvider<PortalRoom> brought) {
        this.brought = brought.orderedStream().toList();
        this.corrections = corrections;
        this.names = names;
        this.texts = texts;
        this.emergencies = emergencies;
        this.approvals = approvals;
    }

    /** An emergency grant that runs or waits for its review, in the head of every page. */
    record Urgent(String id, String words, boolean overdue) { }

    /** A room in the page's head. */
    record Room(String path, String label, boolean current) { }

    /** The user who is logged in. */
    record Who(String name, String department) { }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        Language language = language(request);
        model.addAttribute("lang", language == Language.ZH ? "zh-CN" : "en");
        model.addAttribute("cityName", names.city(language));
        model.addAttribute("actor", actor == null ? null
                : new Who(actor.login(), names.department(actor.department(), language)));
        model.addAttribute("rooms", rooms(request.getRequestURI(), Optional.ofNullable(actor), brought));
        model.addAttribute("otherLanguageLink", otherLanguage(request, language));
        PageLocalizer say = new PageLocalizer(names, texts, language);
        model.addAttribute("say", say);
        model.addAttribute("signs", actor != null && approvals.demandedOf(actor));
        model.addAttribute("unseenCorrections", actor == null ? 0 : corrections.unseen(actor));
        model.addAttribute("urgent", actor == null ? List.of() : emergencies.open().stream()
                .map(each -> new Urgent(each.id(), say.text("emergency.runs", each.id(),
                        say.department(each.consumer()), say.department(each.provider()), each.title(),
                        say.minute(each.to())), each.isOverdue())).toList());
    }

    PageLocalizer say(HttpServletRequest request) {
        return new PageLocalizer(names, texts, language(request));
    }

    /** This page in the other language, with what it was asked for; a page that a form made is asked for anew. */
    private static String otherLanguage(HttpServletRequest request, Language language) {
        UriComponentsBuilder link = UriComponentsBuilder.newInstance();
        if (request.getMethod().equals("GET") && request.getQueryString() != null) {
            link.query(request.getQueryString()).replaceQueryParam("lang");
        }
        return link.queryParam("lang", language == Language.ZH ? "en" : "zh").build(true).toUriString();
    }

    static Language language(HttpServletRequest request) {
        return Language.of(RequestContextUtils.getLocale(request));
    }

    private static List<Room> rooms(String uri, Optional<Actor> actor, List<PortalRoom> brought) {
        List<Map.Entry<String, String>> rooms = new ArrayList<>();
        rooms.add(Map.entry("/", "nav.home"));
        rooms.add(Map.entry("/catalogue", "nav.catalogue"));
        actor.ifPresent(a -> {
            brought.stream().filter(room -> room.roles().stream().anyMatch(a::has))
                    .forEach(room -> rooms.add(Map.entry(room.path(), room.label())));
            if (a.has(Role.OFFICER) || a.has(Role.AUTHORITY)) {
                rooms.add(Map.entry("/datasets", "nav.datasets"));
            }
            if (a.has(Role.OFFICER) || a.has(Role.AUTHORITY) || a.has(Role.AUDITOR)) {
                rooms.add(Map.entry("/sources", "nav.sources"));
            }
            if (a.has(Role.OFFICER) || a.has(Role.ADMIN)) {
                rooms.add(Map.entry("/schedules", "nav.schedules"));
            }
            if (a.has(Role.AUTHORITY)) {
                rooms.add(Map.entry("/review", "nav.review"));
                rooms.add(Map.entry("/persons", "nav.persons"));
            }
            if (!a.has(Role.ADMIN)) {
                rooms.add(Map.entry("/requests", "nav.requests"));
                rooms.add(Map.entry("/clock", "nav.clock"));
            }
            if (a.has(Role.REQUESTER)) {
                rooms.add(Map.entry("/query", "nav.query"));
                rooms.add(Map.entry("/confirm", "nav.confirm"));
                rooms.add(Map.entry("/files", "nav.files"));
                rooms.add(Map.entry("/subscriptions", "nav.subscriptions"));
            }
            if (a.has(Role.REQUESTER) || a.has(Role.OFFICER)) {
                rooms.add(Map.entry("/pushes", "nav.pushes"));
            }
            if (!a.has(Role.ADMIN)) {
                rooms.add(Map.entry("/ledger", "nav.ledger"));
                rooms.add(Map.entry("/emergencies", "nav.emergencies"));
            }
            if (a.has(Role.OFFICER) || a.has(Role.AUDITOR) || a.has(Role.AUTHORITY)) {
                rooms.add(Map.entry("/alerts", "nav.alerts"));
                rooms.add(Map.entry("/quality", "nav.quality"));
            }
            if (a.has(Role.AUDITOR) || a.has(Role.AUTHORITY)) {
                rooms.add(Map.entry("/audits", "nav.audits"));
                rooms.add(Map.entry("/trace", "nav.trace"));
                rooms.add(Map.entry("/security-log", "nav.security"));
            }
            if (!a.has(Role.REQUESTER)) {
                rooms.add(Map.entry("/standards", "nav.standards"));
            }
            if (a.has(Role.ADMIN) || a.has(Role.AUDITOR) || a.has(Role.AUTHORITY)) {
                rooms.add(Map.entry("/lake", "nav.lake"));
            }
            if (a.has(Role.ADMIN) || a.has(Role.AUDITOR) || a.has(Role.AUTHORITY) || a.has(Role.OFFICER)) {
                rooms.add(Map.entry("/streams", "nav.streams"));
            }
            if (a.has(Role.OFFICER)) {
                rooms.add(Map.entry("/people-keys", "nav.personkeys"));
            }
            if (a.has(Role.ADMIN) || a.has(Role.AUTHORITY) || a.has(Role.AUDITOR) || a.has(Role.OFFICER)) {
                rooms.add(Map.entry("/operators", "nav.operators"));
                rooms.add(Map.entry("/changes", "nav.changes"));
            }
        });
        rooms.add(Map.entry("/verify", "nav.verify"));
        return rooms.stream()
                .map(r -> new Room(r.getKey(), r.getValue(),
                        r.getKey().equals("/") ? uri.equals("/") : within(uri, r.getKey())))
                .toList();
    }

    private static boolean within(String uri, String room) {
        return uri.startsWith(room)
                || room.equals("/requests") && BY_REQUESTS.stream().anyMatch(uri::startsWith)
                || room.equals("/clock") && BY_CLOCK.stream().anyMatch(uri::startsWith);
    }
}

package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.decision.DecisionTemplate;
import org.shuqiao.exchange.domain.decision.DecisionTemplates;
import org.shuqiao.exchange.domain.request.Justification;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.query.policy.Position;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of a department's templates of decisions: a list, and the form of a new one. */
@Controller
@RequestMapping("/templates")
class TemplatesPage {

    private final DecisionTemplates templates;
    private final Resources resources;
    private final Permissions permissions;
    private final PageFrame page;

    TemplatesPage(DecisionTemplates templates, Resources resources, Permissions permissions, PageFrame page) {
        this.templates = templates;
        this.resources = resources;
        this.permissions = permissions;
        this.page = page;
    }

    /** A template in the list. @param items what it gives, by title */
    record Line(String id, String title, String resource, String entry, String purpose, String items, String days,
            boolean offered, String by) { }

    /** An item of the resource, as the decision's form shows one. */
    record ItemLine(String name, String title, String grade) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("all", templates.list(actor).stream().map(each -> line(each, say)).toList());
        return "pages/templates";
    }

    @GetMapping("/new")
    String form(@RequestParam String resource, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        show(model, own(actor, resource), DecisionForm.of(List.of(), Map.of()), Map.of(), page.say(request));
        return "pages/template-form";
    }

    /** Keeps a template: of a decided request where one is named, else what the form says. */
    @PostMapping
    Object keep(@RequestParam Map<String, String> given, Model model, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        PageLocalizer say = page.say(request);
        String decided = given.getOrDefault("request", "");
        if (!decided.isBlank()) {
            return kept(templates.keepDecided(actor, decided, given.getOrDefault("title", ""), days(given, say),
                    given.containsKey("offered")), flash, say);
        }
        Resource resource = own(actor, given.getOrDefault("resource", ""));
        List<String> items = resource.items().stream().map(Item::name).toList();
        DecisionForm form = DecisionForm.of(items, given);
        try {
            DecisionTemplates.Content content = new DecisionTemplates.Content(given.getOrDefault("title", ""),
                    new Justification(given.getOrDefault("purpose", ""), given.getOrDefault("explanation", ""),
                            given.getOrDefault("basis", ""), given.getOrDefault("scenario", "")),
                    days(given, say), given.containsKey("offered"));
            return kept(templates.keep(actor, resource.code(), content, form.decision(items, say)), flash, say);
        } catch (CodedException e) {
            show(model, resource, form, given, say);
            model.addAttribute("problem", ErrorBody.of(e, say.language()));
            return new ModelAndView("pages/template-form", model.asMap(), HttpStatusOf.code(e.code()));
        }
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        templates.discard(actor, id);
        flash.addFlashAttribute("notice", page.say(request).text("template.discarded", id));
        return "redirect:/templates";
    }

    private static String kept(DecisionTemplate made, RedirectAttributes flash, PageLocalizer say) {
        flash.addFlashAttribute("notice", say.text("template.kept", made.id(), made.title()));
        return "redirect:/templates";
    }

    private Resource own(Actor actor, String code) {
        Resource resource = resources.published(code);
        permissions.requireOf(actor, resource.provider(), code, Role.OFFICER);
        return resource;
    }

    private static void show(Model model, Resource resource, DecisionForm form, Map<String, String> given,
            PageLocalizer say) {
        Set<Mode> offered = Arrays.stream(Mode.values()).filter(mode -> mode.offeredBy(resource.shared()))
                .collect(Collectors.toSet());
        model.addAttribute("resource", resource);
        model.addAttribute("items", resource.items().stream()
                .map(item -> new ItemLine(item.name(), item.title(), say.label(item.grade()))).toList());
        model.addAttribute("form", form);
        model.addAttribute("typed", given);
        model.addAttribute("keeps", true);
        model.addAttribute("masks", MaskChoice.ALL);
        model.addAttribute("positions", Position.values());
        model.addAttribute("offeredModes", offered.stream().sorted().toList());
    }

    private Line line(DecisionTemplate each, PageLocalizer say) {
        Map<String, String> titles = resources.find(each.resource()).map(resource -> resource.items().stream()
                .collect(Collectors.toMap(Item::name, Item::title))).orElse(Map.of());
        return new Line(each.id(), each.title(), each.resource(),
                resources.find(each.resource()).map(Resource::title).orElse(each.resource()), each.why().purpose(),
                each.given().stream().map(item -> titles.getOrDefault(item, item))
                        .collect(Collectors.joining(say.zh() ? "、" : ", ")),
                each.days().isPresent() ? say.number(each.days().getAsInt()) : "", each.offered(), each.madeBy());
    }

    private static OptionalInt days(Map<String, String> given, PageLocalizer say) {
        String text = given.getOrDefault("days", "").strip();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new CodedException(PortalCode.NUMBER_WRONG, e, say.text("template.days"));
        }
    }
}

package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.domain.operator.Admission;
import org.shuqiao.exchange.domain.operator.Admitted;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of operators and their admissions. */
@Controller
@RequestMapping("/operators")
class OperatorsPage {

    private final Operators operators;
    private final Changes changes;
    private final Departments departments;
    private final PageFrame page;

    OperatorsPage(Operators operators, Changes changes, Departments departments, PageFrame page) {
        this.operators = operators;
        this.changes = changes;
        this.departments = departments;
        this.page = page;
    }

    /** An admission as the page shows it. */
    record Line(String id, String operator, String officer, String period, String providers, String resources,
            String purposes, boolean export, long rows, String standing, boolean inForce, String basis,
            Optional<String> end) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        Instant now = operators.now();
        model.addAttribute("admissions", operators.list(actor).stream().map(each -> line(each, now, say)).toList());
        model.addAttribute("ends", actor.has(Role.AUTHORITY));
        model.addAttribute("proposes", actor.has(Role.AUTHORITY) || actor.has(Role.ADMIN));
        List<Department> all = departments.all();
        model.addAttribute("operators", all.stream().filter(each -> operators.isOperator(each.id())).toList());
        model.addAttribute("providers", all.stream().filter(each -> !operators.isOperator(each.id())).toList());
        return "pages/operators";
    }

    @PostMapping
    String admit(@RequestParam String operator, @RequestParam String officer, @RequestParam String basis,
            @RequestParam Set<String> providers, @RequestParam(defaultValue = "") String resources,
            @RequestParam String purposes, @RequestParam(defaultValue = "false") boolean export,
            @RequestParam long rows, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        Admission admission = new Admission(operator, officer.strip(), basis, new Admission.Scope(providers,
                words(resources), words(purposes), export, rows), operators.now(),
                to.plusDays(1).atStartOfDay(ExchangeStore.ZONE).toInstant());
        Proposal proposed = changes.propose(actor, new Change.AdmitOperator(admission), Optional.empty());
        flash.addFlashAttribute("notice", page.say(request).text("changes.proposed", proposed.id()));
        return "redirect:/changes";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String id, @RequestParam String reason, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        operators.end(actor, id, reason);
        flash.addFlashAttribute("notice", page.say(request).text("operators.ended", id));
        return "redirect:/operators";
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[,，、]")).map(String::strip).filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Line line(Admitted admitted, Instant now, PageLocalizer say) {
        Admission admission = admitted.admission();
        Admission.Scope scope = admission.scope();
        Admitted.Standing standing = admitted.standing(now);
        return new Line(admitted.id(), say.department(admission.operator()), admission.securityOfficer(),
                say.minute(admission.from()) + " – " + say.minute(admission.to()),
                say.departments(scope.providers().stream().sorted().toList()),
                scope.resources().isEmpty() ? say.text("operators.all")
                        : String.join(", ", scope.resources().stream().sorted().toList()),
                String.join(", ", scope.purposes().stream().sorted().toList()), scope.export(), scope.rowsPerDay(),
                say.text("operators.standing." + standing.name()), standing == Admitted.Standing.IN_FORCE,
                admission.basis(), admitted.ended().map(end -> end.by() + " · " + say.minute(end.at()) + " · "
                        + end.reason()));
    }
}

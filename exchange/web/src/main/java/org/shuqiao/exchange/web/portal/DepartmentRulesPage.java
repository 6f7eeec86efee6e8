package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.rule.DepartmentRule;
import org.shuqiao.exchange.domain.rule.DepartmentRules;
import org.shuqiao.exchange.domain.rule.RuleWords;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Page of what the lead of a department signs alone, and what may be delegated. */
@Controller
@RequestMapping("/department-rules")
class DepartmentRulesPage {

    private final DepartmentRules rules;
    private final Permissions permissions;
    private final PasskeyApprovals approvals;
    private final PageFrame page;

    DepartmentRulesPage(DepartmentRules rules, Permissions permissions, PasskeyApprovals approvals, PageFrame page) {
        this.rules = rules;
        this.permissions = permissions;
        this.approvals = approvals;
        this.page = page;
    }

    /** A rule as it was stated. */
    record Line(String id, String department, String document, String words, String stated) { }

    /**
     * Fields of a rule.
     *
     * @param leadFrom and {@code keptFrom}: code of a grade, or blank
     */
    record RuleForm(String document, String leadFrom, Boolean leadRefuses, List<String> delegable, Integer days,
            String keptFrom) {

        DepartmentRule.Terms terms() {
            return DepartmentRule.Terms.read(given(document), given(leadFrom), Boolean.TRUE.equals(leadRefuses),
                    delegable == null ? List.of() : delegable, days == null ? 0 : days, given(keptFrom));
        }

        private static String given(String text) {
            return text == null ? "" : text;
        }
    }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("all", rules.list(actor).stream().map(each -> new Line(each.id(),
                say.department(each.department()), each.terms().document(), words(each.terms(), say),
                each.statedBy() + " · " + say.minute(each.statedAt()))).toList());
        if (actor.has(Role.OFFICER)) {
            model.addAttribute("now", words(rules.of(actor.department()), say));
        }
        model.addAttribute("states", actor.has(Role.LEAD));
        model.addAttribute("grades", Grade.values());
        return "pages/department-rules";
    }

    @PostMapping
    String state(RuleForm form, Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.LEAD);
        return PageDone.at("/department-rules", model, request, () -> all(model, request, actor),
                () -> rules.state(actor, form.terms(), approvals.of(request, actor)));
    }

    private static String words(DepartmentRule.Terms terms, PageLocalizer say) {
        return say.either(RuleWords.zh(terms), RuleWords.en(terms));
    }
}

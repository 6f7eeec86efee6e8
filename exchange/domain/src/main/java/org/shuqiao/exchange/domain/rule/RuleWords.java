package org.shuqiao.exchange.domain.rule;

import java.util.stream.Collectors;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.rule.DepartmentRule.Terms;
import org.shuqiao.ledger.act.ActKind;

/** A department's rule in words, as its lead is shown it before signing. */
public final class RuleWords {

    private RuleWords() { }

    /** @return in Chinese, one statement a line */
    public static String zh(Terms terms) {
        return terms.leadFrom().map(grade -> "含" + grade.zh() + "及以上信息项的授权，由部门负责人签发。")
                .orElse("授权由数据专员签发。") + "\n"
                + (terms.leadRefuses() ? "全部不予提供，由部门负责人决定。" : "全部不予提供，由数据专员决定。") + "\n"
                + (terms.delegable().isEmpty() ? "不得委托他人办理。"
                        : "不在岗时可委托%s，每次不超过 %d 天%s。".formatted(steps(terms, "审核", "签发", "、"), terms.days(),
                                terms.keptFrom().map(grade -> "；" + grade.zh() + "及以上信息项不得委托").orElse("")));
    }

    /** @return in English, likewise */
    public static String en(Terms terms) {
        return terms.leadFrom().map(grade -> "Grants with items of " + of(grade) + " and above are signed by the lead.")
                .orElse("Grants are signed by officers.") + "\n"
                + (terms.leadRefuses() ? "Refusing everything is decided by the lead."
                        : "Refusing everything is decided by officers.") + "\n"
                + (terms.delegable().isEmpty() ? "Nothing may be delegated."
                        : "During an absence %s may be delegated, for %d days at most%s.".formatted(
                                steps(terms, "deciding", "signing", " and "), terms.days(), terms.keptFrom()
                                        .map(grade -> "; not for items of " + of(grade) + " and above").orElse("")));
    }

    static String act(String id, Terms terms) {
        return "部门规则 %s：《%s》\n%s\n\nRule of the department %s: %s\n%s".formatted(id, terms.document(), zh(terms),
                id, terms.document(), en(terms));
    }

    private static String of(Grade grade) {
        return "the grade " + grade.en();
    }

    private static String steps(Terms terms, String decision, String grant, String and) {
        return terms.delegable().stream().sorted()
                .map(step -> step == ActKind.DECISION ? decision : grant).collect(Collectors.joining(and));
    }
}

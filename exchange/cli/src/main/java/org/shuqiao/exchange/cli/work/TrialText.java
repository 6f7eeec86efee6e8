package org.shuqiao.exchange.cli.work;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.onboarding.Trial;

/** Formats the result of a trial for the terminal. */
final class TrialText {

    private static final int RULES = 12;

    private final Trial trial;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    TrialText(Trial trial, Language language) {
        this.trial = trial;
        this.language = language;
    }

    /** @param file as the user named it, for the commands that come next */
    String text(Path file) {
        if (trial.rows() == 0) {
            line(trial.problems().isEmpty() ? say("数据源可以读取，但没有数据行。", "The source answers but has no rows.") : "");
        } else {
            line(say("数据集 %s：样本 %d 行 → 标准 %d，问题 %d（样本内重复 %d）",
                    "Dataset %s: %d sample rows → %d standard, %d quarantined (%d of them repeat a key of the sample)")
                    .formatted(trial.dataset(), trial.rows(), trial.standard(), trial.quarantined(), trial.repeated()));
            line("");
            columns();
            rules();
            examples();
        }
        if (trial.usable()) {
            next(file);
        }
        return out.toString();
    }

    private void columns() {
        TextTable table = language == Language.ZH
                ? new TextTable("来源列", "标准列", "数据元", "标准", "空", "存疑", "问题")
                : new TextTable("source", "column", "element", "standard", "empty", "flagged", "quarantined");
        for (Trial.Column column : trial.columns()) {
            table.row(String.join("+", column.from()), column.name(), column.element(), share(column.standard()),
                    share(column.empty()), share(column.flagged()), share(column.quarantined()));
        }
        line(table.text());
    }

    private void rules() {
        if (trial.rules().isEmpty()) {
            return;
        }
        TextTable table = language == Language.ZH
                ? new TextTable("规则", "级别", "列", "行", "说明")
                : new TextTable("rule", "level", "column", "rows", "why");
        trial.rules().stream().limit(RULES).forEach(rule ->
                table.row(rule.rule(), rule.level(), rule.column(), rule.rows(), rule.text(language)));
        line(table.text());
    }

    private void examples() {
        if (trial.examples().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(trial.columns().stream().map(Trial.Column::name).toArray(String[]::new));
        for (Map<String, String> example : trial.examples()) {
            table.row(trial.columns().stream().map(column -> example.getOrDefault(column.name(), "∅")).toArray());
        }
        line(table.text());
    }

    private void next(Path file) {
        if (!trial.departmentKnown()) {
            line(say("部门 %s 还不在 conf/departments.yaml 中，请先加上。",
                    "The department %s is not in conf/departments.yaml yet: add it first.")
                            .formatted(trial.department()));
        }
        line(say("接下来：", "Next:"));
        if (!trial.installed()) {
            String dataset = trial.dataset().substring(trial.department().length() + 1);
            String folder = "sources/" + trial.department();
            line("  mkdir -p " + folder + " && cp " + file + " " + folder + "/" + dataset + ".yaml");
        }
        line("  ./shuqiao collect " + trial.dataset());
        line("  ./shuqiao standardize " + trial.dataset());
        line("  ./shuqiao entries draft " + trial.dataset());
    }

    private String share(long rows) {
        return String.format(Locale.ROOT, "%.1f%%", 100.0 * rows / trial.rows());
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    private void line(String text) {
        if (!text.isEmpty() || !out.isEmpty()) {
            out.append(text).append('\n');
        }
    }
}

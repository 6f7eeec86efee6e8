package org.shuqiao.exchange.cli;

import java.util.Arrays;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Manual page of a command in the form of {@code man} (man-pages(7)). Its words are those of {@code --help}.
 */
final class ManualPage {

    private final CommandSpec command;
    private final StringBuilder text = new StringBuilder();

    ManualPage(CommandSpec command) {
        this.command = command;
    }

    /** @return for example {@code shuqiao-grants-revoke} */
    String name() {
        return command.qualifiedName("-");
    }

    String text() {
        text.setLength(0);
        String[] described = command.usageMessage().description();
        text.append(".TH \"").append(name().toUpperCase()).append("\" 1 \"\" \"")
                .append(String.join(" ", command.root().version())).append("\" \"Shuqiao\"\n");
        section("NAME");
        line(name() + " \\- " + escaped(described.length == 0 ? "governs a city's data" : first(described[0])));
        section("SYNOPSIS");
        text.append(".nf\n");
        line(escaped(new Help(command, Help.defaultColorScheme(Ansi.OFF)).synopsis(0).strip()));
        text.append(".fi\n");
        if (described.length > 0) {
            section("DESCRIPTION");
            Arrays.stream(described).forEach(each -> line(escaped(each)));
        }
        if (!command.positionalParameters().isEmpty()) {
            section("ARGUMENTS");
            command.positionalParameters().forEach(this::argument);
        }
        section("OPTIONS");
        command.options().stream().filter(each -> !each.hidden()).forEach(this::option);
        if (!command.subcommands().isEmpty()) {
            section("COMMANDS");
            command.subcommands().forEach((word, below) -> item("\\fB" + escaped(word) + "\\fR",
                    below.getCommandSpec().usageMessage().description()));
        }
        section("SEE ALSO");
        line(command.parent() == null ? "docs/commands.md"
                : "\\fB" + escaped(command.parent().qualifiedName("-")) + "\\fR(1)");
        return text.toString();
    }

    private void argument(PositionalParamSpec argument) {
        item("\\fI" + escaped(argument.paramLabel()) + "\\fR", argument.description());
    }

    private void option(OptionSpec option) {
        String names = String.join("\\fR, \\fB", Arrays.stream(option.names()).map(ManualPage::escaped).toList());
        item("\\fB" + names + "\\fR" + (option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel())
                + "\\fR"), option.description());
    }

    private void item(String head, String[] described) {
        text.append(".TP\n").append(head).append('\n');
        line(described.length == 0 ? "\\&" : escaped(String.join(" ", described)));
    }

    private void section(String title) {
        text.append(".SH ").append(title).append('\n');
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private static String first(String description) {
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end);
    }

    /** A line that begins with a dot or an apostrophe would be a request to the formatter. */
    private static String escaped(String words) {
        String plain = words.replace("%n", "\n").replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
        return plain.replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}

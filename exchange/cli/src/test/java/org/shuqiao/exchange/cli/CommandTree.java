package org.shuqiao.exchange.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The tree of commands as the parser knows it. */
final class CommandTree {

    private static final CommandLine ROOT = Shuqiao.line();

    private CommandTree() { }

    /** @return each command that does something by itself, by the name that a user types; groups alone are left out */
    static Map<String, CommandSpec> commands() {
        Map<String, CommandSpec> all = new LinkedHashMap<>();
        collect(Shuqiao.line(), List.of(), all);
        return all;
    }

    private static void collect(CommandLine line, List<String> names, Map<String, CommandSpec> all) {
        if (!names.isEmpty() && !isGroup(line)) {
            all.put(String.join(" ", names), line.getCommandSpec());
        }
        line.getSubcommands().forEach((name, command) -> collect(command, and(names, name), all));
    }

    private static boolean isGroup(CommandLine line) {
        Object command = line.getCommandSpec().userObject();
        return !line.getSubcommands().isEmpty() && !(command instanceof Callable) && !(command instanceof Runnable);
    }

    private static List<String> and(List<String> names, String name) {
        return Stream.concat(names.stream(), Stream.of(name)).toList();
    }

    /** @return the command among the words of a command line */
    static String named(String... words) {
        List<String> names = new ArrayList<>();
        CommandLine at = ROOT;
        for (String word : words) {
            at = at.getSubcommands().get(word);
            if (at == null) {
                break;
            }
            names.add(word);
        }
        return String.join(" ", names);
    }

    static boolean callsServer(CommandSpec command) {
        return command.mixins().values().stream().anyMatch(mixin -> mixin.userObject() instanceof ServerOptions);
    }

    /**
     * @return the command as the page of commands writes it: its arguments, the options that are required, then all
     *         others; without those that all commands, or all commands with a server, share
     */
    static String synopsis(String name, CommandSpec command) {
        Stream<String> arguments = command.positionalParameters().stream().map(CommandTree::argument);
        Stream<String> required = own(command).filter(OptionSpec::required).map(CommandTree::option);
        Stream<String> optional = own(command).filter(option -> !option.required())
                .map(option -> "[" + option(option) + "]");
        return Stream.of(Stream.of(name), arguments, required, optional).flatMap(each -> each)
                .collect(Collectors.joining(" "));
    }

    private static Stream<OptionSpec> own(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden() && !option.usageHelp()
                && !option.versionHelp() && !List.of("--server", "--as", "--trust").contains(option.longestName()));
    }

    private static String argument(PositionalParamSpec argument) {
        String text = argument.paramLabel() + (argument.arity().isVariable() ? "…" : "");
        return argument.arity().min() == 0 ? "[" + text + "]" : text;
    }

    private static String option(OptionSpec option) {
        return option.arity().max() == 0 ? option.longestName() : option.longestName() + " " + value(option);
    }

    private static String value(ArgSpec option) {
        return option.paramLabel() + (option.splitRegex().isEmpty() ? "" : ",…");
    }
}

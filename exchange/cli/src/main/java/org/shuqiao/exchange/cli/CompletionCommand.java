package org.shuqiao.exchange.cli;

import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Command {@code completion}: words that a shell completes. */
@Command(name = "completion", mixinStandardHelpOptions = true,
        description = "Print the completion of all commands and options for bash and zsh: source <(./shuqiao "
                + "completion)")
final class CompletionCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.print(AutoComplete.bash("shuqiao", Shuqiao.line()));
        System.out.println("complete -F _complete_shuqiao -o default ./shuqiao");
        return ExitCodes.DONE;
    }
}

package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Checks that a test ran the commands it names, and that each ended with an exit code that the page allows. */
final class CommandsRan implements AfterTestExecutionCallback {

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            return;
        }
        Commands named = test.getRequiredTestMethod().getAnnotation(Commands.class);
        List<Terminal> runs = Terminal.runs();
        for (String command : named.done()) {
            assertThat(runs).as("%s is done", command)
                    .anyMatch(run -> run.command().equals(command) && run.exit() == ExitCodes.DONE);
        }
        for (String command : named.refused()) {
            assertThat(runs).as("%s is refused", command)
                    .anyMatch(run -> run.command().equals(command) && run.exit() != ExitCodes.DONE);
        }
        CommandPage page = CommandPage.read();
        for (Terminal run : runs) {
            page.row(run.command()).ifPresent(row ->
                    assertThat(row.exitCodes()).as("%s: %s", run.command(), run.err()).contains(run.exit()));
        }
    }
}

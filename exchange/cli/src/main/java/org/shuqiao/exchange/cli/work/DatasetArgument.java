package org.shuqiao.exchange.cli.work;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Argument DATASET of a command whose subcommands take arguments of their own, so that it may be missing there. */
final class DatasetArgument {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "In the form department_dataset.")
    private Optional<String> dataset;

    /** @return the dataset, which the command itself needs */
    String required() {
        return dataset.orElseThrow(() -> new ParameterException(command.commandLine(),
                "Missing required parameter: 'DATASET'"));
    }
}

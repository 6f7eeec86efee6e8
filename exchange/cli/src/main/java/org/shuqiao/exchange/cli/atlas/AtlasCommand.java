package org.shuqiao.exchange.cli.atlas;

import picocli.CommandLine.Command;

/** Command {@code atlas}: status of the Apache Atlas behind the platform and publication to it. */
@Command(name = "atlas", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = {"See how the Apache Atlas behind the platform stands, and publish the catalogue to it.",
            "catalog.atlas in conf/shuqiao.yaml puts one behind the platform."},
        subcommands = {AtlasStatusCommand.class, AtlasPublishCommand.class})
public final class AtlasCommand { }

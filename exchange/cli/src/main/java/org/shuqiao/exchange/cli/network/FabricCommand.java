package org.shuqiao.exchange.cli.network;

import picocli.CommandLine.Command;

/** Command {@code fabric}: runs a Hyperledger Fabric network on this machine. */
@Command(name = "fabric", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = {"Run a Hyperledger Fabric network on this machine, for the ledger.",
            "It stands in var/fabric and is made from Fabric's own programs, found under FABRIC_HOME/bin or on the "
                    + "PATH.",
            "ledger.fabric: var/fabric/connection.yaml in conf/shuqiao.yaml puts it behind the platform."},
        subcommands = {FabricUpCommand.class, FabricDownCommand.class, FabricStatusCommand.class})
public final class FabricCommand { }

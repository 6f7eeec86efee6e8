package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.ledger.network.NetworkPlan.Orderer;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

/** Paths of the network's files below one folder. */
record NetworkFolder(Path root) {

    /** Private keys stand in it, so nobody else may look. */
    void make() throws IOException {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }

    Path plan() {
        return root.resolve("network.json");
    }

    Path connectionFile() {
        return root.resolve("connection.yaml");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path builder() {
        return root.resolve("builder");
    }

    Path genesis() {
        return root.resolve("channel/genesis.block");
    }

    Path configtx() {
        return root.resolve("channel/configtx.yaml");
    }

    Path crypto() {
        return root.resolve("crypto");
    }

    /** @return the folder with a node's configuration file and its data */
    Path node(String name) {
        return root.resolve("nodes").resolve(name);
    }

    Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    Path run(String name) {
        return root.resolve("run").resolve(name + ".pid");
    }

    /** @return what cryptogen made for an organisation */
    Path organisation(Organisation organisation) {
        return crypto().resolve("peerOrganizations").resolve(organisation.domain());
    }

    Path peer(Organisation organisation) {
        return organisation(organisation).resolve("peers").resolve("peer." + organisation.domain());
    }

    Path admin(Organisation organisation) {
        return organisation(organisation).resolve("users").resolve("Admin@" + organisation.domain()).resolve("msp");
    }

    Path tlsCa(Organisation organisation) {
        return peer(organisation).resolve("tls/ca.crt");
    }

    Path ordering() {
        return crypto().resolve("ordererOrganizations/ordering.shuqiao");
    }

    Path orderer(Orderer orderer) {
        return ordering().resolve("orderers").resolve(orderer.name() + ".ordering.shuqiao");
    }

    /** @return the folder of a department's certificate and key */
    Path department(String id) {
        return root.resolve("departments").resolve(id);
    }

    /** Writes a file in one step, so that nobody reads half of it. */
    static void write(Path file, String text) {
        write(file, text, false);
    }

    /** @param secret for its owner's eyes alone */
    static void write(Path file, String text, boolean secret) {
        try {
            if (secret) {
                AtomicFile.replaceSecret(file, text);
            } else {
                AtomicFile.replace(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void erase(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.shuqiao.nifi.stateless.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.nifi.stateless.config.ExtensionClientDefinition;
import org.apache.nifi.stateless.config.SslContextDefinition;
import org.apache.nifi.stateless.engine.StatelessEngineConfiguration;

/**
 * Configuration of the NiFi Stateless engine. The content of FlowFiles goes to files, so that memory does not grow with
 * a slice.
 *
 * @param nars the folder of the NARs
 * @param work where they are unpacked
 * @param content where FlowFile content is buffered
 * @param sensitiveKey encrypts properties in memory; nothing of it is kept
 */
record EngineSettings(Path nars, Path work, Path content, String sensitiveKey) implements StatelessEngineConfiguration {

    EngineSettings(Path nars, Path work, Path content) {
        this(nars, work, content, UUID.randomUUID().toString());
    }

    @Override
    public File getWorkingDirectory() {
        return work.toFile();
    }

    @Override
    public File getNarDirectory() {
        return nars.toFile();
    }

    @Override
    public File getExtensionsDirectory() {
        return nars.toFile();
    }

    @Override
    public Collection<File> getReadOnlyExtensionsDirectories() {
        return List.of();
    }

    @Override
    public File getKrb5File() {
        return null;
    }

    @Override
    public Optional<File> getContentRepositoryDirectory() {
        return Optional.of(content.toFile());
    }

    @Override
    public SslContextDefinition getSslContext() {
        return null;
    }

    @Override
    public String getSensitivePropsKey() {
        return sensitiveKey;
    }

    @Override
    public List<ExtensionClientDefinition> getExtensionClients() {
        return List.of();
    }

    @Override
    public String getStatusTaskInterval() {
        return null;
    }
}

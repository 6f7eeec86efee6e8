package org.shuqiao.exchange.domain.file;

import java.nio.file.Path;

/** Folder in which delivered files are kept. */
public record FileFolder(Path path) { }

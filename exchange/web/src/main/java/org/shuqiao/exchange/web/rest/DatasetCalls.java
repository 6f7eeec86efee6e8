package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.exchange.platform.assembly.Platform;
import org.shuqiao.exchange.platform.publication.DatasetStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The datasets of the source files, and how each one stands. */
@RestController
@RequestMapping("/api/v1/datasets")
class DatasetCalls {

    private final Platform platform;

    DatasetCalls(Platform platform) {
        this.platform = platform;
    }

    @GetMapping
    List<DatasetStatus> all() {
        return platform.datasets().all();
    }
}

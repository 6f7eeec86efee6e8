package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.exchange.platform.publication.DatasetList;
import org.shuqiao.exchange.platform.publication.DatasetStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the datasets of the source files. */
@RestController
@RequestMapping("/api/v1/datasets")
class DatasetCalls {

    private final DatasetList datasets;

    DatasetCalls(DatasetList datasets) {
        this.datasets = datasets;
    }

    @GetMapping
    List<DatasetStatus> all() {
        return datasets.all();
    }
}

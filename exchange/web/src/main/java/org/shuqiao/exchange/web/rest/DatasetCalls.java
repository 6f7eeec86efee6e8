package org.shuqiao.exchange.web.rest;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.stage.StageEntry;
import org.shuqiao.exchange.domain.stage.Stages;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.publication.DatasetList;
import org.shuqiao.exchange.platform.publication.DatasetStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the datasets of the source files. */
@RestController
@RequestMapping("/api/v1/datasets")
class DatasetCalls {

    private final DatasetList datasets;
    private final Stages stages;
    private final SourceFolder sources;

    DatasetCalls(DatasetList datasets, Stages stages, SourceFolder sources) {
        this.datasets = datasets;
        this.stages = stages;
        this.sources = sources;
    }

    /**
     * Act on a dataset at a stage of its life.
     *
     * @param stage of the seven: 收集 存储 使用 加工 传输 提供 公开
     * @param index of the entry of the security log; of the record where the stage is a use
     */
    record StageView(String stage, String zh, long index, OffsetDateTime at, String by, String what, String about,
            Map<String, String> details) {

        static StageView of(StageEntry entry) {
            return new StageView(entry.stage().code(), entry.stage().zh(), entry.index(), entry.at(), entry.by(),
                    entry.what(), entry.about(), entry.details());
        }
    }

    /** @return a dataset's life by stages, oldest first */
    @GetMapping("/{dataset}/stages")
    List<StageView> stages(@AuthenticationPrincipal Actor actor, @PathVariable String dataset) {
        return stages.of(actor, sources.find(dataset).department(), dataset).stream().map(StageView::of).toList();
    }

    @GetMapping
    List<DatasetStatus> all() {
        return datasets.all();
    }
}

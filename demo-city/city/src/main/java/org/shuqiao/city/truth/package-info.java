/** Ground truth about every source row, known to the generator only. */
package org.shuqiao.city.truth;


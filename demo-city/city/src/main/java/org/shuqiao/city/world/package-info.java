/** Hidden truth of the demo city: its people, enterprises and places. */
package org.shuqiao.city.world;


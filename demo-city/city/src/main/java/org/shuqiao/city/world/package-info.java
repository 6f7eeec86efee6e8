/** The hidden world of the demo city: the people, enterprises and places that every department describes in its own way. */
package org.shuqiao.city.world;


import { describeCampaign } from './campaign';
import { cloudStorage } from './plans/cloudStorage';

describeCampaign(cloudStorage);
